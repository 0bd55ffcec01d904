namespace Outdial.Cli;

/// <summary>The object that <c>outdial ledger rate --json</c> prints for each bucket.</summary>
/// <param name="Bucket">Whose requests: the service and the bearer of its token.</param>
/// <param name="AllowedPerMinute">How many requests a minute the service takes, as it said; null if it has not.</param>
/// <param name="Booked">How many requests have booked a moment that is still to come.</param>
/// <param name="FreeAt">The first moment that is not booked; null if that is now.</param>
/// <param name="ClosedUntil">Before it no request is sent; null if requests are sent.</param>
/// <param name="Repaired">Whether a stored time is too far ahead, and counts as none.</param>
internal sealed record RateObject(
    string Bucket,
    int? AllowedPerMinute,
    int Booked,
    DateTimeOffset? FreeAt,
    DateTimeOffset? ClosedUntil,
    bool Repaired)
{
    private const int Published = 300;

    internal static RateObject Of(string bucket, RateState stored, DateTimeOffset now)
    {
        var state = stored.At(now);
        var allowed = state.Allowed > 0 ? state.Allowed : Published;
        return new RateObject(
            bucket,
            state.Allowed > 0 ? state.Allowed : null,
            state.FreeAt > now ? (int)Math.Ceiling((state.FreeAt - now).TotalMinutes * allowed) : 0,
            state.FreeAt > now ? state.FreeAt : null,
            state.ClosedUntil > now ? state.ClosedUntil : null,
            state != stored);
    }
}
