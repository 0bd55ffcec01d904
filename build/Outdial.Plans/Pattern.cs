using System.Collections.Immutable;

namespace Outdial.Plans;

/// <summary>A regular expression over digits, as number plans are written: no more than the plans use.</summary>
internal abstract record Pattern
{
    private Pattern()
    {
    }

    /// <summary>One digit out of a set.</summary>
    /// <param name="Set">Bit n is set when the digit n is in it.</param>
    internal sealed record Digit(int Set) : Pattern;

    /// <summary>One after the other.</summary>
    internal sealed record Sequence(ImmutableArray<Pattern> Parts) : Pattern;

    /// <summary>One of several.</summary>
    internal sealed record Choice(ImmutableArray<Pattern> Branches) : Pattern;

    /// <summary>The same, so many times.</summary>
    internal sealed record Repeat(Pattern Part, int Least, int Most) : Pattern;
}
