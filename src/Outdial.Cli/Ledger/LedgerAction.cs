using System.CommandLine;
using System.Text.Json;

namespace Outdial.Cli;

/// <summary>What the commands of <c>outdial ledger</c> have in common: the ledger, the key, and JSON.</summary>
internal static class LedgerAction
{
    private const string JsonName = "--json";

    /// <summary>A command with its options, which runs on an open ledger.</summary>
    internal static Command Create(
        Terminal terminal,
        string name,
        string description,
        Symbol[] symbols,
        Func<ICompleteLedger, ParseResult, CancellationToken, Task<int>> run)
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
        var json = symbols.OfType<Option<bool>>().FirstOrDefault(option => option.Name == JsonName);
        command.SetAction((parsed, token) => CommandGuard.RunAsync(
            terminal,
            async () =>
            {
                await using var ledger = await place.OpenExistingAsync(parsed, terminal, token);
                return await run(ledger, parsed, token);
            },
            token,
            json is not null && parsed.GetValue(json)));
        return command;
    }

    /// <summary>The entry of a key; reports it if there is none.</summary>
    internal static async Task<LedgerEntry?> FindAsync(
        Terminal terminal, ICompleteLedger ledger, string? text, bool json, CancellationToken cancellationToken)
    {
        var entry = CallKey.TryParse(text, out var key) ? await ledger.FindAsync(key, cancellationToken) : null;
        if (entry is null)
        {
            SayUnknown(terminal, text, json);
        }

        return entry;
    }

    /// <summary>Says that the ledger has no such key.</summary>
    internal static void SayUnknown(Terminal terminal, string? text, bool json) =>
        CommandGuard.Say(terminal, [new Diagnostic(LedgerRules.UnknownKey) { Path = "<key>" }], json, text);

    internal static string AsJson(LedgerEntry entry) =>
        JsonSerializer.Serialize(LedgerEntryObject.Of(entry), LedgerJson.Line.LedgerEntryObject);

    internal static Argument<string> Key() => new("key") { Description = "The key." };

    internal static Option<bool> Json() => new(JsonName) { Description = "Print one JSON object for each key." };
}
