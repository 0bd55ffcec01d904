using System.Collections.Concurrent;

namespace Outdial.Sandbox;

/// <summary>Counts the calls to numbers whose calls fail a few times, then succeed, then fail again.</summary>
internal sealed class TransientFailures
{
    private readonly ConcurrentDictionary<string, int> _calls = new();

    /// <summary>Resets every count.</summary>
    public void Clear() => _calls.Clear();

    public bool Refuses(MagicNumber magic)
    {
        if (magic.Error is null)
            return false;
        if (magic.FailureCount is not { } times)
            return true;
        var call = _calls.AddOrUpdate(magic.Number, 1, (_, calls) => calls == times + 1 ? 1 : calls + 1);
        return call <= times;
    }
}
