using System.Globalization;

namespace Outdial.Lists;

/// <summary>Stops a list when too many of its last calls failed. Not safe for several threads.</summary>
/// <param name="share">The share at which it stops; null if it does not.</param>
internal sealed class StopRule(double? share)
{
    private const int Last = 50;
    private const int Least = 20;

    private readonly Queue<bool> _failures = new();

    internal bool IsReached => share is { } most && _failures.Count >= Least &&
        _failures.Count(failed => failed) >= most * _failures.Count;

    internal void Count(bool isFailure)
    {
        _failures.Enqueue(isFailure);
        if (_failures.Count > Last)
        {
            _failures.Dequeue();
        }
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_failures.Count(failed => failed)} of the last {_failures.Count} calls failed (stop-after-failures)");
}
