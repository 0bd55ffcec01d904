namespace Outdial.Extensibility;

/// <summary>Which requests come first where many wait for the rate: those of a person, or those of a program that has
/// time.</summary>
/// <remarks>A background request books no moment ahead. It is sent when a moment is free that is due, in any of the
/// processes that share the rate; so a request of a person leaves after one interval of the rate at most, however many
/// background requests wait. While normal requests use the whole rate, background requests wait until their time is
/// over. Each process has one background request at a time ask for a moment.</remarks>
public static class RequestPriority
{
    private static readonly AsyncLocal<bool> Ambient = new();

    /// <summary>Whether requests that begin here are background requests. Default: false.</summary>
    public static bool IsBackground => Ambient.Value;

    /// <summary>Makes the requests background requests that begin before the result is disposed of, in this method and
    /// in all that it calls and starts.</summary>
    /// <remarks>As with every <see cref="AsyncLocal{T}"/>, tasks that were started meanwhile go on as background. A
    /// list does this for all that it asks: placing, following and looking up callers.</remarks>
    /// <returns>Ends it: what held before holds again.</returns>
    public static IDisposable BeginBackground()
    {
        var scope = new Scope(Ambient.Value);
        Ambient.Value = true;
        return scope;
    }

    private sealed class Scope(bool before) : IDisposable
    {
        public void Dispose() => Ambient.Value = before;
    }
}
