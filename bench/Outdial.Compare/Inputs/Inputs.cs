using System.Collections.Immutable;

namespace Outdial.Compare;

/// <summary>What everybody is given in a run.</summary>
/// <param name="length">How much of it.</param>
internal sealed class Inputs(Length length)
{
    public Length Length => length;

    /// <summary>Numbers of every plan; some are in no assigned range.</summary>
    public ImmutableArray<string> Numbers { get; } = Compare.Numbers.Make(length.Numbers);

    /// <summary>Bodies with which nothing is wrong.</summary>
    public ImmutableArray<string> Bodies => field.IsDefault ? field = Compare.Bodies.Of(Numbers) : field;

    /// <summary>How many of the numbers are judged to be good.</summary>
    public int CountNumbers(Func<string, bool> judge)
    {
        var valid = 0;
        foreach (var number in Numbers)
        {
            valid += judge(number) ? 1 : 0;
        }

        return valid;
    }
}
