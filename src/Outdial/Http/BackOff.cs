using System.Security.Cryptography;

namespace Outdial;

/// <summary>How long to pause before the next attempt.</summary>
/// <param name="first">The first pause, before the random part is taken off.</param>
/// <param name="random">A number in [0, 1) for each pause; a cryptographic one if null, so that many machines that
/// were refused at once do not come back at once.</param>
internal sealed class BackOff(TimeSpan first, Func<double>? random = null)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly Func<double> _random =
        random ?? (() => RandomNumberGenerator.GetInt32(1 << 24) / (double)(1 << 24));

    /// <summary>The pause after the given attempt, counted from 0: what the service asks for, else at
    /// random up to a bound twice the last (full jitter: of many that were refused at once, few come back at once).
    /// Never less than a tenth of the bound, even if none is what was asked: the guide forbids trying again at
    /// once.</summary>
    internal TimeSpan After(int attempt, TimeSpan? asked)
    {
        if (asked is { } pause && pause > TimeSpan.Zero)
        {
            return pause;
        }

        var whole = TimeSpan.FromTicks(Math.Min(first.Ticks << Math.Min(attempt, 20), Longest.Ticks));
        return whole * Math.Max(0.1, 1 - _random());
    }
}
