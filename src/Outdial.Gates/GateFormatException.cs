namespace Outdial.Gates;

/// <summary>A text is not what a gate is made of; <see cref="Diagnostic"/> says why and where.</summary>
/// <param name="diagnostic">The first fault of the text.</param>
public sealed class GateFormatException(Diagnostic diagnostic)
    : FormatException(diagnostic?.ToString())
{
    /// <summary>The first fault of the text.</summary>
    public Diagnostic Diagnostic { get; } = diagnostic ?? throw new ArgumentNullException(nameof(diagnostic));
}
