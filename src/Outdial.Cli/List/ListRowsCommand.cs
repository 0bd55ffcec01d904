using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial list rows</c>: what is known of each row.</summary>
internal static class ListRowsCommand
{
    internal static Command Create(Terminal terminal)
    {
        var name = ListCommand.Name();
        var states = new Option<string[]>("--state")
        {
            HelpName = "state",
            Description = "Only rows in this state. Repeatable.",
            Arity = ArgumentArity.OneOrMore,
        };
        FixedValues.Only(states, ListText.States);
        var json = LedgerAction.Json();
        return LedgerAction.Create(
            terminal, "rows", "Show what is known of each row; numbers are masked.", [name, states, json],
            async (ledger, parsed, token) =>
            {
                var list = parsed.GetValue(name)!; // it is required
                if (await ledger.FindListAsync(list, token) is null)
                {
                    return CommandGuard.Say(
                        terminal,
                        [new Diagnostic(CallListRules.ListUnusable, $"The ledger has no list '{list}'.")],
                        parsed.GetValue(json));
                }

                var wanted = (parsed.GetValue(states) ?? []).Select(ListText.State);
                await foreach (var row in ledger.GetRowsAsync(list, [.. wanted], cancellationToken: token))
                {
                    if (parsed.GetValue(json))
                    {
                        ListJson.Write(terminal, ListRowObject.Of(row));
                    }
                    else
                    {
                        await terminal.Out.WriteLineAsync(VisibleText.Of(Line(row)));
                    }
                }

                return ExitCode.Done;
            });
    }

    private static string Line(ListRow row)
    {
        string?[] parts =
        [
            $"{row.Position}",
            row.Shown,
            ListText.Word(row.State),
            row.Verdict ?? (row.Rule is { } rule ? $"{rule}: {row.Message}" : null),
            row.State == ListRowState.Waiting ? $"due {ListText.Moment(row.Due)}" : null,
            row.ConversationId ?? row.Key.ToString(),
        ];
        return string.Join("  ", parts.OfType<string>());
    }
}
