using System.Collections.Immutable;
using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial ledger list</c>: keys, the oldest first.</summary>
internal static class LedgerListCommand
{
    internal static Command Create(Terminal terminal)
    {
        var states = new Option<string[]>("--state")
        {
            HelpName = "state",
            Description = "Only keys in this state. Repeatable.",
            Arity = ArgumentArity.OneOrMore,
        };
        FixedValues.Only(states, LedgerText.States);
        var json = LedgerAction.Json();
        return LedgerAction.Create(terminal, "list", "List keys, the oldest first.", [states, json],
            async (ledger, parsed, token) =>
            {
                ImmutableArray<LedgerState> wanted = [.. (parsed.GetValue(states) ?? []).Select(LedgerText.State)];
                await foreach (var entry in ledger.ListAsync(wanted, token))
                {
                    await terminal.Out.WriteLineAsync(
                        parsed.GetValue(json) ? LedgerAction.AsJson(entry) : LedgerText.Line(entry));
                }

                return ExitCode.Done;
            });
    }
}
