namespace Outdial.Sandbox;

/// <summary>An active fault: how many requests matched it, and how many it hit.</summary>
/// <remarks>Not safe for several threads: <see cref="SandboxFaults"/> has the lock.</remarks>
internal sealed class ActiveFault(SandboxFault fault, ulong seed)
{
    private ulong _matched;
    private int _hitCount;

    public SandboxFault Fault { get; } = fault;

    public int HitCount => _hitCount;

    /// <summary>Whether it hits this request, which is counted if it matches.</summary>
    public bool TryHit(string method, string path, string? body, out TimeSpan duration)
    {
        duration = Fault.Duration;
        if (_hitCount >= (Fault.Count ?? int.MaxValue) || !Matches(method, path, body))
            return false;
        var number = _matched++;
        if (number < (ulong)Fault.Skip || Chance(number * 2) >= Fault.Probability)
            return false;
        _hitCount++;
        var jitter = Fault.Jitter * ((2 * Chance((number * 2) + 1)) - 1);
        duration = TimeSpan.FromTicks(Math.Max(0, (duration + jitter).Ticks));
        return true;
    }

    private bool Matches(string method, string path, string? body) =>
        (Fault.Method is not { } only || only.Equals(method, StringComparison.OrdinalIgnoreCase))
        && MatchesPath(method, path)
        && (Fault.Body is not { } part || (body is not null && body.Contains(part, StringComparison.Ordinal)));

    private bool MatchesPath(string method, string path) => Fault.Path switch
    {
        null => PlacesCall(method, path),
        [.. var start, '*'] => path.StartsWith(start, StringComparison.Ordinal),
        var exact => path == exact,
    };

    private static bool PlacesCall(string method, string path)
    {
        const string calls = "/api/v2/conversations/calls";
        return method == "POST"
            && (path == calls || path.StartsWith($"{calls}/user/", StringComparison.Ordinal));
    }

    /// <summary>
    /// SplitMix64 of the seed and the number of the draw: a draw does not depend on other rules or other threads.
    /// </summary>
    private double Chance(ulong draw)
    {
        var z = seed + ((draw + 1) * 0x9E3779B97F4A7C15);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return (z >> 11) * (1.0 / (1UL << 53));
    }
}
