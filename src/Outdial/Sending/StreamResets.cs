using System.Runtime.CompilerServices;

namespace Outdial;

/// <summary>Counts what servers said over the HTTP/2 connections of one transport: streams reset as refused, and
/// connections that ended.</summary>
/// <remarks>
/// .NET's transport sends a request again by itself in two cases, and does not say which it was: RST_STREAM with
/// REFUSED_STREAM (RFC 9113, 8.7: not processed), and GOAWAY with a lower last stream, whatever its code. The bytes
/// say it: if a stream was refused and no connection of the transport ended meanwhile, it was the first.
/// </remarks>
internal sealed class StreamResets
{
    private static readonly ConditionalWeakTable<SocketsHttpHandler, StreamResets> Watched = [];

    private long _refused;
    private long _ended;

    /// <summary>What was counted so far.</summary>
    internal (long Refused, long Ended) Counts =>
        (Interlocked.Read(ref _refused), Interlocked.Read(ref _ended));

    /// <summary>Watches the connections of a transport.</summary>
    /// <returns>The counts; null where the transport was used before it was watched.</returns>
    internal static StreamResets? Of(SocketsHttpHandler transport)
    {
        lock (Watched)
        {
            if (Watched.TryGetValue(transport, out var resets))
            {
                return resets;
            }

            resets = new StreamResets();
            var own = transport.PlaintextStreamFilter;
            try
            {
                transport.PlaintextStreamFilter = async (context, cancellationToken) =>
                {
                    var stream = own is null
                        ? context.PlaintextStream
                        : await own(context, cancellationToken).ConfigureAwait(false);
                    return context.NegotiatedHttpVersion.Major == 2 ? new WatchedStream(stream, resets) : stream;
                };
            }
            catch (InvalidOperationException)
            {
                return null; // in use, and no setting of it can be changed any more
            }

            Watched.Add(transport, resets);
            return resets;
        }
    }

    /// <summary>Whether a request that is sent again since the counts were taken was refused.</summary>
    internal bool ProvesRefusal((long Refused, long Ended) since)
    {
        var (refused, ended) = Counts;
        return refused > since.Refused && ended == since.Ended;
    }

    internal void CountRefused() => Interlocked.Increment(ref _refused);

    internal void CountEnded() => Interlocked.Increment(ref _ended);
}
