namespace Outdial.Extensibility;

/// <summary>One field of a call, as the ledger compares it.</summary>
/// <param name="Path">Which, such as <c>destinations[0]</c>.</param>
/// <param name="Value">Its whole value; it may be personal data.</param>
/// <param name="Shown">The value as it may be shown and kept: numbers masked.</param>
public sealed record CallField(string Path, string Value, string Shown)
{
    /// <summary>The place and the value as it may be shown.</summary>
    public override string ToString() => $"{Path}: {Shown}";
}
