namespace Outdial.Lists;

/// <summary>An attempt at a row of a list, as events name it.</summary>
/// <param name="Position">Where the row stands in its source.</param>
/// <param name="RowKey">What names the row in its list.</param>
/// <param name="Attempt">Which attempt it is, from 1.</param>
/// <param name="Key">The key of its call.</param>
/// <param name="Shown">The destinations, masked.</param>
/// <param name="Caller">Who calls: a user's id, or another name of the caller.</param>
public sealed record ListCall(
    long Position, string RowKey, int Attempt, CallKey Key, string Shown, string Caller)
{
    internal static ListCall Of(QueuedCall call, string caller) =>
        new(call.Position, call.RowKey, call.Attempt, call.Key, call.Shown, caller);
}
