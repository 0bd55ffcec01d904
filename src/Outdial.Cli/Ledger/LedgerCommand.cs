using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Outdial.Ledger;

namespace Outdial.Cli;

/// <summary><c>outdial ledger</c>: what is known of keys.</summary>
internal static class LedgerCommand
{
    internal static Command Create(Terminal terminal) => new("ledger", "Show and settle what is known of calls by key.")
    {
        List(terminal),
        Show(terminal),
        Export(terminal),
        Settle(terminal),
        Purge(terminal),
    };

    private static Command List(Terminal terminal)
    {
        var states = new Option<string[]>("--state")
        {
            HelpName = "state",
            Description = "Only keys in this state. Repeatable.",
            Arity = ArgumentArity.OneOrMore,
        };
        states.AcceptOnlyFromAmong(LedgerWords.States);
        var json = Json();
        return With(terminal, "list", "List keys, the oldest first.", [states, json], async (ledger, parsed, token) =>
        {
            ImmutableArray<LedgerState> wanted = [.. (parsed.GetValue(states) ?? []).Select(LedgerWords.State)];
            await foreach (var entry in ledger.ListAsync(wanted, token))
            {
                await terminal.Out.WriteLineAsync(parsed.GetValue(json) ? AsJson(entry) : LedgerWords.Line(entry));
            }

            return ExitCode.Done;
        });
    }

    private static Command Show(Terminal terminal)
    {
        var key = Key();
        var json = Json();
        return With(terminal, "show", "Show all that is known of a key.", [key, json], async (ledger, parsed, token) =>
        {
            if (await FindAsync(terminal, ledger, parsed.GetValue(key), token) is not { } entry)
            {
                return ExitCode.Usage;
            }

            foreach (var line in parsed.GetValue(json) ? [AsJson(entry)] : LedgerWords.Lines(entry))
            {
                await terminal.Out.WriteLineAsync(line);
            }

            return ExitCode.Done;
        });
    }

    private static Command Export(Terminal terminal)
    {
        var format = new Option<string>("--format")
        {
            HelpName = "format",
            Description = "ndjson or csv.",
            DefaultValueFactory = _ => "ndjson",
        };
        format.AcceptOnlyFromAmong("ndjson", "csv");
        return With(terminal, "export", "Write every key, for other programs; numbers are masked.", [format],
            async (ledger, parsed, token) =>
            {
                var csv = parsed.GetValue(format) == "csv";
                if (csv)
                {
                    await terminal.Out.WriteAsync(LedgerCsv.Head);
                }

                await foreach (var entry in ledger.ListAsync([], token))
                {
                    await terminal.Out.WriteAsync(
                        csv ? LedgerCsv.Line(LedgerEntryObject.Of(entry)) : AsJson(entry) + "\n");
                }

                return ExitCode.Done;
            });
    }

    private static Command Settle(Terminal terminal)
    {
        var key = Key();
        var placed = new Option<string?>("--placed")
        {
            HelpName = "id",
            Description = "It was placed: this is the conversation.",
        };
        var notPlaced = new Option<bool>("--not-placed") { Description = "Nothing was dialled." };
        var command = With(terminal, "settle", "Say what became of an unknown call, after you have looked.",
            [key, placed, notPlaced], async (ledger, parsed, token) =>
            {
                if (await FindAsync(terminal, ledger, parsed.GetValue(key), token) is not { } entry)
                {
                    return ExitCode.Usage;
                }

                var settled = await ledger.SettleAsync(
                    entry.Key, new Settlement(parsed.GetValue(placed), "A person looked, and said so."), token);
                await terminal.Error.WriteLineAsync(settled
                    ? "Settled."
                    : $"Left as it is: the key is {LedgerWords.Of(entry.State)}, and only an unknown one is settled.");
                return settled ? ExitCode.Done : ExitCode.Usage;
            });
        command.Validators.Add(result =>
        {
            if (result.GetValue(placed) is null != result.GetValue(notPlaced))
            {
                result.AddError("Give --placed and the conversation's id, or --not-placed.");
            }
        });
        return command;
    }

    private static Command Purge(Terminal terminal)
    {
        var age = new Option<string>("--older-than")
        {
            HelpName = "age",
            Description = "How long ago it was last touched: 90d, 12h, 0d.",
            Required = true,
        };
        age.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && Age(text) is null)
            {
                result.AddError("--older-than is a whole number of days or hours: 90d, 12h.");
            }
        });
        var unknownToo = new Option<bool>("--unknown-too")
        {
            Description = "Delete calls too of which it is not known whether they were placed.",
        };
        return With(terminal, "purge", "Delete keys that are over, and overwrite what was kept of them.",
            [age, unknownToo], async (ledger, parsed, token) =>
            {
                // The validator has read it before.
                var before = TimeProvider.System.GetUtcNow() - Age(parsed.GetValue(age)!)!.Value;
                var deleted = await ledger.PurgeAsync(before, parsed.GetValue(unknownToo), token);
                await terminal.Error.WriteLineAsync($"Deleted {deleted} key(s).");
                return ExitCode.Done;
            });
    }

    private static Command With(
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
        command.SetAction(async (parsed, token) =>
        {
            try
            {
                using var ledger = CallLedger.Open(place.Read(parsed, terminal));
                return await run(ledger, parsed, token);
            }
            catch (CallLedgerException exception)
            {
                DiagnosticWriter.Write(terminal.Words, exception.Diagnostic, "", null);
                return ExitCode.Usage;
            }
        });
        return command;
    }

    private static async Task<LedgerEntry?> FindAsync(
        Terminal terminal, CallLedger ledger, string? text, CancellationToken cancellationToken)
    {
        var entry = CallKey.TryParse(text, out var key) ? await ledger.FindAsync(key, cancellationToken) : null;
        if (entry is null)
        {
            DiagnosticWriter.Write(terminal.Words, new Diagnostic(LedgerRules.UnknownKey), "<key>", text);
        }

        return entry;
    }

    private static TimeSpan? Age(string text) =>
        text is [.. var digits, 'd' or 'h'] && int.TryParse(
            digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 100_000
            ? text[^1] == 'd' ? TimeSpan.FromDays(number) : TimeSpan.FromHours(number)
            : null;

    private static string AsJson(LedgerEntry entry) =>
        JsonSerializer.Serialize(LedgerEntryObject.Of(entry), LedgerJson.Output.LedgerEntryObject);

    private static Argument<string> Key() => new("key") { Description = "The key." };

    private static Option<bool> Json() => new("--json") { Description = "Print one JSON object for each key." };
}
