using System.Collections.Immutable;

namespace Outdial;

/// <summary>Settings are missing or wrong; all of them are listed.</summary>
/// <param name="diagnostics">What is missing or wrong.</param>
public sealed class SettingsException(ImmutableArray<Diagnostic> diagnostics)
    : Exception(string.Join(Environment.NewLine, diagnostics.IsDefault ? [] : diagnostics))
{
    /// <summary>What is missing or wrong, by the name of the setting (<see cref="Diagnostic.Path"/>).</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; } =
        diagnostics.IsDefault ? [] : diagnostics;
}
