using Spectre.Console;

namespace Outdial.Cli;

/// <summary>The formats of <c>--format</c>.</summary>
internal static class ReportFormat
{
    /// <summary>The format of a name.</summary>
    /// <param name="name">text, json, ndjson, sarif or github.</param>
    /// <param name="to">Where results go.</param>
    /// <param name="console">The same place for messages.</param>
    /// <param name="width">How wide it is; null where it is not a terminal.</param>
    internal static IReportFormat Of(string name, TextWriter to, Func<IAnsiConsole> console, int? width) => name switch
    {
        "json" => new JsonFormat(to),
        "ndjson" => new NdjsonFormat(to),
        "sarif" => new SarifFormat(to),
        "github" => new GitHubFormat(to),
        _ => new TextFormat(console, width),
    };
}
