using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial ledger show</c>: all that is known of a key.</summary>
internal static class LedgerShowCommand
{
    internal static Command Create(Terminal terminal)
    {
        var key = LedgerAction.Key();
        var json = LedgerAction.Json();
        return LedgerAction.Create(terminal, "show", "Show all that is known of a key.", [key, json],
            async (ledger, parsed, token) =>
            {
                if (await LedgerAction.FindAsync(
                    terminal, ledger, parsed.GetValue(key), parsed.GetValue(json), token) is not { } entry)
                {
                    return ExitCode.Usage;
                }

                foreach (var line in parsed.GetValue(json) ? [LedgerAction.AsJson(entry)] : LedgerText.Lines(entry))
                {
                    await terminal.Out.WriteLineAsync(line);
                }

                return ExitCode.Done;
            });
    }
}
