using System.Collections.Immutable;

namespace Outdial;

/// <summary>Settings are missing or wrong: <see cref="OutdialException.Diagnostics"/> lists all of them, by the name of
/// the setting (<see cref="Diagnostic.Path"/>).</summary>
public sealed class SettingsException : OutdialException
{
    /// <summary>Makes it of the findings.</summary>
    /// <param name="diagnostics">What is missing or wrong.</param>
    public SettingsException(ImmutableArray<Diagnostic> diagnostics)
        : base(string.Join(Environment.NewLine, OrNone(diagnostics)), OrNone(diagnostics))
    {
    }

    private static ImmutableArray<Diagnostic> OrNone(ImmutableArray<Diagnostic> diagnostics) =>
        diagnostics.IsDefault ? [] : diagnostics;
}
