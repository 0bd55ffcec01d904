using System.CommandLine;
using System.Text.Json;
using Outdial.Ledger;

namespace Outdial.Cli;

/// <summary>What the commands of <c>outdial ledger</c> have in common: the ledger, the key, and JSON.</summary>
internal static class LedgerAction
{
    /// <summary>A command with its options, which runs on an open ledger.</summary>
    internal static Command Create(
        Terminal terminal,
        string name,
        string description,
        Symbol[] symbols,
        Func<CallLedger, ParseResult, CancellationToken, Task<int>> run)
    {
        var place = new LedgerOption();
        var command = new Command(name, description);
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
            {
                command.Add(argument);
            }
            else
            {
                command.Add((Option)symbol);
            }
        }

        command.Add(place.Option);
        command.SetAction((parsed, token) => CommandGuard.RunAsync(
            terminal,
            async () =>
            {
                using var ledger = place.OpenExisting(parsed, terminal);
                return await run(ledger, parsed, token);
            },
            token));
        return command;
    }

    /// <summary>What is known of a key; says so if there is none.</summary>
    internal static async Task<LedgerEntry?> FindAsync(
        Terminal terminal, CallLedger ledger, string? text, CancellationToken cancellationToken)
    {
        var entry = CallKey.TryParse(text, out var key) ? await ledger.FindAsync(key, cancellationToken) : null;
        if (entry is null)
        {
            DiagnosticWriter.Write(terminal.Words, new Diagnostic(LedgerRules.UnknownKey), "<key>", text);
        }

        return entry;
    }

    internal static string AsJson(LedgerEntry entry) =>
        JsonSerializer.Serialize(LedgerEntryObject.Of(entry), OutputJson.Line.LedgerEntryObject);

    internal static Argument<string> Key() => new("key") { Description = "The key." };

    internal static Option<bool> Json() => new("--json") { Description = "Print one JSON object for each key." };
}
