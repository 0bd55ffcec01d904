namespace Outdial.Extensibility;

/// <summary>A field in which two calls differ that were given the same key.</summary>
/// <param name="Path">Which, such as <c>destinations[0]</c>.</param>
/// <param name="Recorded">The recorded call's value as it may be shown; null if it had none.</param>
/// <param name="Given">The new call's value as it may be shown; null if it has none.</param>
public sealed record FieldDifference(string Path, string? Recorded, string? Given)
{
    /// <summary>The place and both values.</summary>
    public override string ToString() => $"{Path} was {Recorded ?? "not given"}, and is {Given ?? "not given"}";
}
