using System.CommandLine;

namespace Outdial.Cli;

/// <summary>Which ledger: <c>--ledger</c>, else OUTDIAL_LEDGER, else the one in the user's data folder.</summary>
internal sealed class LedgerOption
{
    internal const string Variable = "OUTDIAL_LEDGER";

    internal Option<string?> Option { get; } = new("--ledger")
    {
        HelpName = "file",
        Description = "The ledger of keys (default: OUTDIAL_LEDGER, else outdial/ledger.db in the user's data folder).",
    };

    /// <summary>The file.</summary>
    internal string Read(ParseResult parsed, Terminal terminal) =>
        parsed.GetValue(Option) is { Length: > 0 } file ? file
        : terminal.Setting(Variable) is { } named ? named
        : Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "outdial", "ledger.db");
}
