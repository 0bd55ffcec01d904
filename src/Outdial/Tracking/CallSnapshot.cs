using System.Collections.Immutable;

namespace Outdial;

/// <summary>What has been seen of a call up to now. Answers and events come on different ways and may overtake each
/// other: a leg never goes back.</summary>
internal sealed class CallSnapshot(string conversationId)
{
    private CallProgress? _told;

    internal ImmutableArray<CallLeg> Legs { get; private set; } = [];

    internal CallProgress Progress => new()
    {
        ConversationId = conversationId,
        Legs = Legs,
        Verdict = VerdictRule.Of(Legs),
    };

    /// <summary>The caller's own leg's user, or null.</summary>
    internal string? OwnUser => Legs.FirstOrDefault(leg => leg.IsOwn)?.UserId;

    /// <summary>Takes in what was shown.</summary>
    internal void Take(ImmutableArray<CallLeg> shown)
    {
        var before = Legs.ToDictionary(leg => leg.Id);
        var now = shown.Select(leg => leg.Id).ToHashSet();
        Legs =
        [
            .. shown.Select(leg => before.TryGetValue(leg.Id, out var old) ? Later(old, leg) : leg),
            .. Legs.Where(leg => !now.Contains(leg.Id)),
        ];
    }

    /// <summary>The change to report; null if it was reported before.</summary>
    internal CallProgress? TakeChange()
    {
        var progress = Progress;
        if (_told is not null && _told.Verdict == progress.Verdict && _told.Legs.SequenceEqual(progress.Legs))
        {
            return null;
        }

        return _told = progress;
    }

    /// <summary>The last word on a call that cannot be seen any longer.</summary>
    internal CallProgress Lost(Diagnostic reason) => Progress with { Verdict = new CallVerdict.Unknown(reason) };

    internal void Explain(Func<ImmutableArray<CallLeg>, ImmutableArray<CallLeg>> explain) => Legs = explain(Legs);

    private static CallLeg Later(CallLeg old, CallLeg shown) => Rank(shown) < Rank(old)
        ? old
        : shown with
        {
            Connected = shown.Connected ?? old.Connected ?? (old.State == "connected" ? old.Started : null),
            IsOwn = shown.IsOwn || old.IsOwn,
            Reasons = shown.Reasons.IsEmpty ? old.Reasons : shown.Reasons,
        };

    // A state without a place in the order (parked, converting, …) may follow any but the end.
    private static int Rank(CallLeg leg) => leg.State switch
    {
        "contacting" or "alerting" or "scheduled" => 0,
        "dialing" or "offering" => 1,
        "disconnected" => 3,
        "terminated" => 4,
        _ => 2,
    };
}
