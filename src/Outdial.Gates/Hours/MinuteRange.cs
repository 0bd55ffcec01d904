namespace Outdial.Gates;

/// <summary>Minutes since a midnight.</summary>
/// <param name="Start">The first minute.</param>
/// <param name="End">The minute after the last.</param>
internal readonly record struct MinuteRange(int Start, int End);
