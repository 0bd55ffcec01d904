namespace Outdial.Compare;

/// <summary>How a contender did.</summary>
/// <param name="Name">Who it is.</param>
/// <param name="Nanoseconds">The time of a piece of work, median of the turns.</param>
/// <param name="Bytes">What it allocated; NaN where that cannot be told.</param>
/// <param name="Ratio">Its time by the first contender's of the same round, median of the rounds.</param>
internal sealed record Standing(string Name, double Nanoseconds, double Bytes, double Ratio);
