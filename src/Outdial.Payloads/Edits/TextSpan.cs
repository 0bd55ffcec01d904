namespace Outdial.Payloads;

/// <summary>A stretch of a UTF-8 text.</summary>
/// <param name="Start">The first byte, from 0.</param>
/// <param name="Length">How many bytes; 0 for a place between two.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The first byte after it.</summary>
    public int End => Start + Length;
}
