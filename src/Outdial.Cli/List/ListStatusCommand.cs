using System.Collections.Immutable;
using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial list status</c>: all lists, or one with what holds its rows back.</summary>
internal static class ListStatusCommand
{
    internal static Command Create(Terminal terminal)
    {
        var name = new Argument<string?>("name")
        {
            Description = "The list's name; without it, all lists.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = LedgerAction.Json();
        return LedgerAction.Create(
            terminal, "status", "Show how far lists have come.", [name, json], async (ledger, parsed, token) =>
            {
                var wanted = parsed.GetValue(name);
                ImmutableArray<CallListEntry> lists = wanted is null
                    ? await ledger.GetListsAsync(token)
                    : await ledger.FindListAsync(wanted, token) is { } one ? [one] : [];
                if (wanted is not null && lists.IsEmpty)
                {
                    return CommandGuard.Say(
                        terminal,
                        [new Diagnostic(CallListRules.ListUnusable, $"The ledger has no list '{wanted}'.")],
                        parsed.GetValue(json));
                }

                foreach (var list in lists)
                {
                    await ShowAsync(terminal, ledger, list, parsed.GetValue(json), wanted is not null, token);
                }

                return ExitCode.Done;
            });
    }

    private static async Task ShowAsync(
        Terminal terminal,
        ICompleteLedger ledger,
        CallListEntry list,
        bool json,
        bool atLength,
        CancellationToken token)
    {
        var counts = await ledger.CountAsync(list.Name, token);
        if (json)
        {
            ListJson.Write(terminal, ListStatusObject.Of(list, counts));
            return;
        }

        await terminal.Out.WriteLineAsync(VisibleText.Of(
            $"{list.Name}  {ListText.Word(list, counts)}  {ListText.Counts(counts)}"));
        if (!atLength)
        {
            return;
        }

        foreach (var why in await ListReasons.OfAsync(ledger, list.Name, token))
        {
            await terminal.Out.WriteLineAsync(VisibleText.Of($"  {why}"));
        }
    }
}
