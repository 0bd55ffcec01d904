using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial ledger export</c>: every key, for other programs.</summary>
internal static class LedgerExportCommand
{
    internal static Command Create(Terminal terminal)
    {
        var format = new Option<string>("--format")
        {
            HelpName = "format",
            Description = "ndjson or csv.",
            DefaultValueFactory = _ => "ndjson",
        };
        FixedValues.Only(format, "ndjson", "csv");
        return LedgerAction.Create(
            terminal, "export", "Write every key, for other programs; numbers are masked.", [format],
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
                        csv ? LedgerCsv.Line(LedgerEntryObject.Of(entry)) : LedgerAction.AsJson(entry) + "\n");
                }

                return ExitCode.Done;
            });
    }
}
