using System.Text;

namespace Outdial.Cli;

/// <summary>Writes the page about a list into a file: complete, or not at all.</summary>
internal static class ListReportFile
{
    internal static async Task<int> WriteAsync(
        Terminal terminal, ICompleteLedger ledger, CallListEntry list, string path, CancellationToken cancellationToken)
    {
        var counts = await ledger.CountAsync(list.Name, cancellationToken);
        var rows = ledger.GetRowsAsync(list.Name, [], allAttempts: true, cancellationToken);
        await using var text = new StringWriter();
        await ListHtml.WriteAsync(text, list, counts, rows, TimeProvider.System.GetUtcNow(), cancellationToken);
        try
        {
            using var file = new ReplacedFile(path);
            await file.Stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken);
            file.Complete();
            file.Place();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return CommandGuard.Say(
                terminal, [new Diagnostic(JsonRules.FileNotWritten, exception.Message) { Path = path }]);
        }

        await terminal.Error.WriteLineAsync(VisibleText.Of($"Wrote {path}"));
        return ExitCode.Done;
    }
}
