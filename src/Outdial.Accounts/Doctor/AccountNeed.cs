using System.Collections.Immutable;

namespace Outdial.Accounts;

/// <summary>A right that a purpose needs, and the request that shows whether the account has it.</summary>
/// <remarks>Rights are those of the published API description (x-inin-requires-permissions, scopes).</remarks>
/// <param name="Purpose">What it is needed for.</param>
/// <param name="Scope">The scope that a person's token needs.</param>
/// <param name="AnyPermission">The permissions of which one is needed; empty where none is documented.</param>
/// <param name="Probe">A path that is read to see; null where only placing a call, or changing one, would
/// show.</param>
/// <param name="Body">What is posted to it, where it is a question that is posted.</param>
internal sealed record AccountNeed(
    DoctorPurposes Purpose,
    string Scope,
    ImmutableArray<string> AnyPermission,
    string? Probe = null,
    string? Body = null)
{
    // A minute long ago, when there was no such service: a question that costs nothing.
    private const string OldMinute = """{"interval":"2000-01-01T00:00:00.000Z/2000-01-01T00:01:00.000Z"}""";

    private static readonly ImmutableArray<AccountNeed> Others =
    [
        new(DoctorPurposes.Follow, "notifications", [], "/api/v2/notifications/channels"),
        new(
            DoctorPurposes.Reconcile,
            "analytics",
            ["analytics:conversationDetail:view", "analytics:agentConversationDetail:view"],
            "/api/v2/analytics/conversations/details/query",
            OldMinute),
        new(DoctorPurposes.Names, "routing", ["routing:skill:view"], "/api/v2/routing/skills?pageSize=1"),
        new(DoctorPurposes.Names, "routing", ["routing:queue:view"], "/api/v2/routing/queues?pageSize=1"),
        new(DoctorPurposes.Names, "routing", ["routing:wrapupCode:view"], "/api/v2/routing/wrapupcodes?pageSize=1"),
        new(DoctorPurposes.WrapUp, "conversations", ["conversation:participant:wrapup"]),
    ];

    /// <summary>What is needed for these purposes.</summary>
    /// <param name="purposes">What the account is to be good for.</param>
    /// <param name="onBehalf">Whether calls are placed for a named user, which is another operation.</param>
    internal static IEnumerable<AccountNeed> For(DoctorPurposes purposes, bool onBehalf)
    {
        AccountNeed placing = new(
            DoctorPurposes.Call,
            "conversations",
            onBehalf ? ["conversation:agentlessCall:add", "conversation:call:add"] : ["conversation:conference:add"]);
        return Others.Prepend(placing).Where(need => purposes.HasFlag(need.Purpose));
    }
}
