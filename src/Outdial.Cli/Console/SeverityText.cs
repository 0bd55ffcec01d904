namespace Outdial.Cli;

/// <summary>How a severity is written and coloured.</summary>
internal static class SeverityText
{
    internal static (string Word, string Colour) Of(Severity severity) => severity switch
    {
        Severity.Error => (severity.Name(), "red"),
        Severity.Warning => (severity.Name(), "yellow"),
        _ => (severity.Name(), "blue"),
    };
}
