namespace Outdial;

/// <summary>A file of secrets cannot be used; it was not touched.</summary>
/// <param name="diagnostic">Why, and what to do.</param>
public sealed class SecretFileException(Diagnostic diagnostic) : Exception(diagnostic?.ToString())
{
    /// <summary>Why, and what to do.</summary>
    public Diagnostic Diagnostic { get; } = diagnostic ?? throw new ArgumentNullException(nameof(diagnostic));

    /// <summary>What it is about the file.</summary>
    internal SecretFileFault Fault { get; init; }
}
