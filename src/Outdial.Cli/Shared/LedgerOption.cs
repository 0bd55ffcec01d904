using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Outdial.Ledger;
using Outdial.Ledger.PostgreSql;

namespace Outdial.Cli;

/// <summary>Which ledger: <c>--ledger</c>, else OUTDIAL_LEDGER, else the one in the user's data folder. A file, or a
/// database in PostgreSQL.</summary>
internal sealed class LedgerOption
{
    internal const string Variable = "OUTDIAL_LEDGER";

    internal Option<string?> Option { get; } = new("--ledger")
    {
        HelpName = OptionRules.FileValue,
        Description = "The ledger of keys, a file, or \"Host=…\" for PostgreSQL (default: OUTDIAL_LEDGER, else " +
            "outdial/ledger.db in the user's data folder).",
    };

    /// <summary>Opens the ledger for a command that reads or settles it: it is there, or it is an error.</summary>
    /// <exception cref="SettingsException">No place is named, and there is no home.</exception>
    /// <exception cref="CallLedgerException">It is not there, or cannot be used; nothing is made.</exception>
    internal async Task<ICompleteLedger> OpenExistingAsync(
        ParseResult parsed, Terminal terminal, CancellationToken cancellationToken) =>
        await FindAsync(parsed, terminal, cancellationToken)
        ?? throw new CallLedgerException(new Diagnostic(
            LedgerRules.LedgerNotFound,
            $"There is no ledger at {Shown(parsed, terminal)}; nothing was created there.")
        {
            Path = Origin(parsed, terminal),
        });

    /// <summary>Opens the ledger for a call with a key; creates it if needed, and reports that.</summary>
    /// <exception cref="SettingsException">No place is named, and there is no home.</exception>
    /// <exception cref="CallLedgerException">It cannot be used, or not be made.</exception>
    internal async Task<ICompleteLedger> OpenForKeyAsync(
        ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        if (await FindAsync(parsed, terminal, cancellationToken) is { } there)
        {
            return there;
        }

        var ledger = Database(parsed, terminal) is { } database
            ? await PostgreSqlLedger.OpenAsync(database, cancellationToken: cancellationToken)
            : Open(FileOf(parsed, terminal), parsed, terminal);
        await terminal.Error.WriteLineAsync(VisibleText.Of($"Made a new ledger for keys: {Shown(parsed, terminal)}"));
        return ledger;
    }

    /// <summary>Opens the ledger that is there; null if there is none, and none is made, such as for a dry
    /// run.</summary>
    /// <exception cref="SettingsException">No place is named, and there is no home.</exception>
    /// <exception cref="CallLedgerException">It cannot be used.</exception>
    internal async Task<ICompleteLedger?> FindAsync(
        ParseResult parsed, Terminal terminal, CancellationToken cancellationToken) =>
        Database(parsed, terminal) is { } database
            ? await OpenExistingAsync(database, Origin(parsed, terminal), terminal, cancellationToken)
        : FileOf(parsed, terminal) is var file && Path.Exists(file) ? Open(file, parsed, terminal)
        : null;

    /// <summary>Opens the ledger that is named for a call without a key, which shares its rate through it; null if
    /// none is named or there is none yet.</summary>
    /// <exception cref="SettingsException">The variable's path is not absolute.</exception>
    /// <exception cref="CallLedgerException">It cannot be used.</exception>
    internal async Task<ICompleteLedger?> OpenForRateAsync(
        ParseResult parsed, Terminal terminal, CancellationToken cancellationToken) =>
        Origin(parsed, terminal).Length > 0 ? await FindAsync(parsed, terminal, cancellationToken) : null;

    private static async Task<PostgreSqlLedger?> OpenExistingAsync(
        string database, string origin, Terminal terminal, CancellationToken cancellationToken)
    {
        if (origin != Variable && PostgreSqlLedger.HasPassword(database))
        {
            await terminal.Error.WriteLineAsync(
                "Other users of the machine can read a command line, and so the password in --ledger. Give the " +
                $"connection string in {Variable}, or the password in PGPASSWORD or a .pgpass file.");
        }

        return await PostgreSqlLedger.OpenExistingAsync(database, cancellationToken: cancellationToken);
    }

    // For a folder the system reports that access is denied.
    [SuppressMessage(
        "Performance", "CA1859:Use concrete types when possible", Justification = "Its caller disposes of it.")]
    private ICompleteLedger Open(string file, ParseResult parsed, Terminal terminal) => !Directory.Exists(file)
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

    // The connection string, if that is what names the ledger; a secret.
    private string? Database(ParseResult parsed, Terminal terminal)
    {
        var (text, origin) = parsed.GetValue(Option) is { Length: > 0 } given ? (given, Option.Name)
            : (terminal.Setting(Variable), Variable);
        if (text is null || !PostgreSqlLedger.IsConnectionString(text))
        {
            return null;
        }

        try
        {
            _ = PostgreSqlLedger.NameOf(text);
            return text;
        }
        catch (ArgumentException exception)
        {
            throw new SettingsException(
            [
                new Diagnostic(ConfigurationRules.MalformedSetting, $"{origin}: {exception.Message}")
                {
                    Path = origin,
                    Help = "Give it as Npgsql reads it, such as \"Host=db;Database=outdial;Username=outdial\", or as " +
                        "postgresql://outdial@db/outdial.",
                },
            ]);
        }
    }

    private string Shown(ParseResult parsed, Terminal terminal) => Database(parsed, terminal) is { } database
        ? PostgreSqlLedger.NameOf(database) : Path.GetFullPath(FileOf(parsed, terminal));

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
