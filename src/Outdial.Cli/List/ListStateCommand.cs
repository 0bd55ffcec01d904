using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial list pause</c> and <c>cancel</c>.</summary>
internal static class ListStateCommand
{
    internal static Command Create(Terminal terminal, string verb, string description, CallListState state)
    {
        var name = ListCommand.Name();
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        return LedgerAction.Create(terminal, verb, description, [name, json], async (ledger, parsed, token) =>
        {
            var list = parsed.GetValue(name)!; // it is required
            var now = await ledger.SetListStateAsync(list, state, token);
            if (now != state)
            {
                return CommandGuard.Say(
                    terminal,
                    [new Diagnostic(CallListRules.ListUnusable, now is { } other
                        ? $"The list '{list}' is {ListText.Word(other)}."
                        : $"The ledger has no list '{list}'.")],
                    parsed.GetValue(json));
            }

            if (parsed.GetValue(json))
            {
                var entry = (await ledger.FindListAsync(list, token))!; // it is there
                ListJson.Write(terminal, ListStatusObject.Of(entry, await ledger.CountAsync(list, token)));
                return ExitCode.Done;
            }

            await terminal.Error.WriteLineAsync(VisibleText.Of(
                $"{list} is {ListText.Word(state)}: {ListText.Counts(await ledger.CountAsync(list, token))}."));
            return ExitCode.Done;
        });
    }
}
