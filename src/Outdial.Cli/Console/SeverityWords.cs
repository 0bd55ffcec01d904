namespace Outdial.Cli;

/// <summary>How a severity is written and coloured.</summary>
internal static class SeverityWords
{
    internal static (string Word, string Colour) Of(Severity severity) => severity switch
    {
        Severity.Error => ("error", "red"),
        Severity.Warning => ("warning", "yellow"),
        _ => ("note", "blue"),
    };
}
