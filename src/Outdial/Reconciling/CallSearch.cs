using System.Collections.Immutable;

namespace Outdial;

/// <summary>What is looked for when it is not known whether a call was placed.</summary>
public sealed record CallSearch
{
    /// <summary>The call's id: <see cref="CallStamp.Call"/> of its attempts.</summary>
    public required Guid CallId { get; init; }

    /// <summary>What was dialled, letter for letter; personal data.</summary>
    public required ImmutableArray<string> Dialled { get; init; }

    /// <summary>The user who called; null for the token's user. A conversation of other users only
    /// is another call.</summary>
    public Guid? Caller { get; init; }

    /// <summary>When the first attempt was about to leave, by this machine's clock.</summary>
    public required DateTimeOffset Began { get; init; }

    /// <summary>When the last attempt was over, by this machine's clock.</summary>
    public required DateTimeOffset Ended { get; init; }

    /// <summary>What to look for after an outcome that is unknown.</summary>
    /// <param name="call">The call.</param>
    /// <param name="outcome">Its outcome, of which at least one attempt carried a stamp.</param>
    /// <returns>The search; null if the attempts carried no stamp (contract guide).</returns>
    public static CallSearch? For(OutboundCall call, CallOutcome.Unknown outcome)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(outcome);
        return outcome.Attempts is [{ Stamp: { } stamp } first, ..] && outcome.Attempts[^1] is var last
            ? new CallSearch
            {
                CallId = stamp.Call,
                Dialled = [.. call.Destinations.Select(destination => destination.ToString())],
                Caller = call.OnBehalfOfUser,
                Began = first.Began,
                Ended = last.Began + last.Took,
            }
            : null;
    }

    internal static CallSearch? For(LedgerEntry entry) =>
        entry is { Contract: Contract.Platform, Stamp: { } stamp, FirstIntended: { } began, Ended: { } ended }
            ? new CallSearch
            {
                CallId = stamp.Call,
                Dialled = entry.Dialled,
                Caller = entry.CallingUser,
                Began = began,
                Ended = ended,
            }
            : null;
}
