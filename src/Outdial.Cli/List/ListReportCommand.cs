using System.CommandLine;
using System.Globalization;

namespace Outdial.Cli;

/// <summary><c>outdial list report</c>: every attempt at every row, for other programs.</summary>
internal static class ListReportCommand
{
    internal const string Head =
        "row,rowKey,attempt,key,state,to,caller,due,placed,over,verdict,conversationId,rule,message\r\n";

    internal static Command Create(Terminal terminal)
    {
        var name = ListCommand.Name();
        var format = new Option<string>("--format")
        {
            HelpName = "format",
            Description = "csv or json (one object on a line).",
            DefaultValueFactory = _ => "csv",
        };
        FixedValues.Only(format, "csv", "json");
        var html = new Option<string?>("--html")
        {
            HelpName = OptionRules.FileValue,
            Description = "Write one page about the list into this file instead: outcomes, calls over time, what " +
                "needs a person.",
        };
        return LedgerAction.Create(
            terminal, "report", "Write every attempt at every row, for other programs; numbers are masked.",
            [name, format, html],
            async (ledger, parsed, token) =>
            {
                var list = parsed.GetValue(name)!; // it is required
                if (await ledger.FindListAsync(list, token) is not { } found)
                {
                    return CommandGuard.Say(
                        terminal, [new Diagnostic(CallListRules.ListUnusable, $"The ledger has no list '{list}'.")]);
                }

                if (parsed.GetValue(html) is { Length: > 0 } path)
                {
                    return await ListReportFile.WriteAsync(terminal, ledger, found, path, token);
                }

                var csv = parsed.GetValue(format) == "csv";
                if (csv)
                {
                    await terminal.Out.WriteAsync(Head);
                }

                await foreach (var row in ledger.GetRowsAsync(list, [], allAttempts: true, token))
                {
                    if (csv)
                    {
                        await terminal.Out.WriteAsync(Line(ListRowObject.Of(row)));
                    }
                    else
                    {
                        ListJson.Write(terminal, ListRowObject.Of(row));
                    }
                }

                return ExitCode.Done;
            });
    }

    private static string Line(ListRowObject row) => string.Join(',', new[]
    {
        row.Row.ToString(CultureInfo.InvariantCulture), row.RowKey, row.Attempt.ToString(CultureInfo.InvariantCulture),
        row.Key, row.State, row.To, row.Caller, Time(row.Due), Time(row.Placed), Time(row.Over), row.Verdict,
        row.ConversationId, row.Rule, row.Message,
    }.Select(LedgerCsv.Field)) + "\r\n";

    private static string? Time(DateTimeOffset? moment) => moment?.ToString("O", CultureInfo.InvariantCulture);
}
