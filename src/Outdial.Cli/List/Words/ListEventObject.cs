using System.Collections.Immutable;
using Outdial.Lists;

namespace Outdial.Cli;

/// <summary>The object that a running list prints with <c>--json</c> for each event; every field is always
/// there.</summary>
internal sealed record ListEventObject(
    string Event,
    DateTimeOffset At,
    long? Row,
    string? Key,
    string? To,
    string? Caller,
    string? ConversationId,
    string? Verdict,
    string? Rule,
    string? Message,
    DateTimeOffset? Until,
    IReadOnlyDictionary<string, long>? Counts)
{
    internal static ListEventObject Of(ListEvent happened) => happened switch
    {
        ListEvent.Placed placed => New("placed", placed, placed.Call) with { ConversationId = placed.ConversationId },
        ListEvent.Ended ended => New("ended", ended, ended.Call) with
        {
            Verdict = ended.Verdict,
            Message = ended.Message,
            Until = ended.NextAttempt,
        },
        ListEvent.Refused refused => New("refused", refused, refused.Call, refused.Reason),
        ListEvent.Unknown unknown => New("unknown", unknown, unknown.Call, unknown.Reason),
        ListEvent.FoundNotPlaced found => New("notPlaced", found, found.Call) with { Message = found.Evidence },
        ListEvent.Held held => New("held", held, held.Call, held.Reason) with { Until = held.Until },
        ListEvent.PassedOver passed => New("passedOver", passed, null, passed.Reason) with
        {
            Caller = passed.Caller,
            Until = passed.Until,
        },
        ListEvent.Waiting waiting => New("waiting", waiting, null, waiting.Reason) with { Until = waiting.Until },
        ListEvent.Stopped stopped => New("stopped", stopped, null, stopped.Diagnostic) with
        {
            Message = stopped.Reason,
            Counts = Of(stopped.Counts),
        },
        ListEvent.Done done => New("done", done, null) with { Counts = Of(done.Counts) },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    internal static IReadOnlyDictionary<string, long> Of(ImmutableSortedDictionary<ListRowState, long> counts) =>
        counts.ToDictionary(count => ListText.Word(count.Key), count => count.Value);

    private static ListEventObject New(
        string name, ListEvent happened, ListCall? call, Diagnostic? reason = null) => new(
        name, happened.At, call?.Position, call?.Key.ToString(), call?.Shown, call?.Caller, null, null,
        reason?.Rule.Id, reason?.Message, null, null);
}
