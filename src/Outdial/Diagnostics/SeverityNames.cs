namespace Outdial.Diagnostics;

/// <summary>The names of severities in messages and JSON.</summary>
public static class SeverityNames
{
    /// <summary><c>error</c>, <c>warning</c> or <c>note</c>.</summary>
    /// <param name="severity">The severity.</param>
    public static string Name(this Severity severity) => severity switch
    {
        Severity.Note => "note",
        Severity.Warning => "warning",
        _ => "error",
    };
}
