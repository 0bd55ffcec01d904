using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Outdial.Ledger;

namespace Outdial.Cli;

/// <summary>Which ledger: <c>--ledger</c>, else OUTDIAL_LEDGER, else the one in the user's data folder.</summary>
internal sealed class LedgerOption
{
    internal const string Variable = "OUTDIAL_LEDGER";

    internal Option<string?> Option { get; } = new("--ledger")
    {
        HelpName = OptionRules.FileValue,
        Description = "The ledger of keys (default: OUTDIAL_LEDGER, else outdial/ledger.db in the user's data folder).",
    };

    /// <summary>Opens the ledger for a command that reads or settles it: it is there, or it is an error.</summary>
    /// <exception cref="SettingsException">No place is named, and there is no home.</exception>
    /// <exception cref="CallLedgerException">It is not there, or cannot be used; nothing is made.</exception>
    internal CallLedger OpenExisting(ParseResult parsed, Terminal terminal)
    {
        var file = FileOf(parsed, terminal);
        return Path.Exists(file)
            ? Open(file, parsed, terminal)
            : throw new CallLedgerException(new Diagnostic(
                LedgerRules.LedgerNotFound,
                $"There is no ledger at {Path.GetFullPath(file)}; nothing was created there.")
            {
                Path = Origin(parsed, terminal),
            });
    }

    /// <summary>Opens the ledger for a call with a key; creates it if needed, and reports that.</summary>
    /// <exception cref="SettingsException">No place is named, and there is no home.</exception>
    /// <exception cref="CallLedgerException">It cannot be used, or not be made.</exception>
    internal CallLedger OpenForKey(ParseResult parsed, Terminal terminal)
    {
        var file = FileOf(parsed, terminal);
        var isThere = File.Exists(file);
        var ledger = Open(file, parsed, terminal);
        if (!isThere)
        {
            terminal.Error.WriteLine(VisibleText.Of($"Made a new ledger for keys: {Path.GetFullPath(file)}"));
        }

        return ledger;
    }

    /// <summary>Opens the ledger for a dry run; null if there is none yet, since a dry run makes none.</summary>
    /// <exception cref="SettingsException">No place is named, and there is no home.</exception>
    /// <exception cref="CallLedgerException">It cannot be used.</exception>
    internal CallLedger? OpenForDryRun(ParseResult parsed, Terminal terminal) =>
        FileOf(parsed, terminal) is var file && Path.Exists(file) ? Open(file, parsed, terminal) : null;

    /// <summary>Opens the ledger that is named for a call without a key, which shares its rate through it; null if
    /// none is named or there is none yet.</summary>
    /// <exception cref="SettingsException">The variable's path is not absolute.</exception>
    /// <exception cref="CallLedgerException">It cannot be used.</exception>
    internal CallLedger? OpenForRate(ParseResult parsed, Terminal terminal) =>
        Origin(parsed, terminal).Length > 0 && FileOf(parsed, terminal) is var file && Path.Exists(file)
            ? Open(file, parsed, terminal)
            : null;

    // For a folder the system reports that access is denied.
    private CallLedger Open(string file, ParseResult parsed, Terminal terminal) => !Directory.Exists(file)
        ? CallLedger.Open(file, stamp: Stamp(file, parsed, terminal))
        : throw new CallLedgerException(new Diagnostic(
            LedgerRules.LedgerUnusable,
            $"{Path.GetFullPath(file)} is a folder, and a ledger is a file; nothing was dialled.")
        {
            Path = Origin(parsed, terminal),
            Help = "Name a file in it, such as ledger.db.",
        });

    // A named ledger may be on a disk that is not mounted, so it has a second stamp in the user's data folder. The
    // default ledger is in that folder already.
    private string? Stamp(string file, ParseResult parsed, Terminal terminal)
    {
        if (Origin(parsed, terminal).Length == 0 || UserFolders.Data(terminal) is not { } data)
        {
            return null;
        }

        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(RealPath.Of(file))));
        return Path.Combine(data, "ledgers", name[..16] + ".id");
    }

    private string FileOf(ParseResult parsed, Terminal terminal) =>
        parsed.GetValue(Option) is { Length: > 0 } file ? file
        : UserFolders.Named(terminal, Variable) is { } named ? named
        : Path.Combine(
            UserFolders.Data(terminal) ?? throw UserFolders.NoHome(terminal, "the ledger", $"--ledger or {Variable}"),
            "ledger.db");

    // What named the place; empty for the user's data folder.
    private string Origin(ParseResult parsed, Terminal terminal) =>
        parsed.GetValue(Option) is { Length: > 0 } ? Option.Name
        : terminal.Setting(Variable) is not null ? Variable
        : "";
}
