using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial list pause</c> and <c>cancel</c>.</summary>
internal static class ListStateCommand
{
    internal static Command Create(Terminal terminal, string verb, string description, CallListState state)
    {
        var name = ListCommand.Name();
        return LedgerAction.Create(terminal, verb, description, [name], async (ledger, parsed, token) =>
        {
            var list = parsed.GetValue(name)!; // it is required
            var now = await ledger.SetListStateAsync(list, state, token);
            if (now != state)
            {
                return CommandGuard.Say(
                    terminal,
                    [new Diagnostic(CallListRules.ListUnusable, now is { } other
                        ? $"The list '{list}' is {ListText.Word(other)}."
                        : $"The ledger has no list '{list}'.")]);
            }

            await terminal.Error.WriteLineAsync(VisibleText.Of(
                $"{list} is {ListText.Word(state)}: {ListText.Counts(await ledger.CountAsync(list, token))}."));
            return ExitCode.Done;
        });
    }
}
