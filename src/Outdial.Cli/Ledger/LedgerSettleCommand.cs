using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial ledger settle</c>: what a person has found out about an unknown call.</summary>
internal static class LedgerSettleCommand
{
    internal static Command Create(Terminal terminal)
    {
        var key = LedgerAction.Key();
        var placed = new Option<string?>("--placed")
        {
            HelpName = "id",
            Description = "It was placed: this is the conversation.",
        };
        var notPlaced = new Option<bool>("--not-placed") { Description = "Nothing was dialled." };
        var json = LedgerAction.Json();
        var command = LedgerAction.Create(
            terminal, "settle", "Record the outcome of an unknown call, after you have looked.",
            [key, placed, notPlaced, json], async (ledger, parsed, token) =>
            {
                if (await LedgerAction.FindAsync(
                    terminal, ledger, parsed.GetValue(key), parsed.GetValue(json), token) is not { } entry)
                {
                    return ExitCode.Usage;
                }

                var settled = await ledger.SettleAsync(
                    entry.Key, new Settlement(parsed.GetValue(placed), "A person looked, and said so."), token);
                if (parsed.GetValue(json))
                {
                    await terminal.Out.WriteLineAsync(
                        LedgerAction.AsJson((await ledger.FindAsync(entry.Key, token))!)); // it was found before
                }

                await terminal.Error.WriteLineAsync(settled
                    ? "Settled."
                    : $"Left as it is: the key is {LedgerText.Of(entry.State)}, and only an unknown one is settled.");
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
}
