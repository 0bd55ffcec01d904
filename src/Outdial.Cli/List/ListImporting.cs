using System.Collections.Immutable;
using System.CommandLine;
using Outdial.Lists;

namespace Outdial.Cli;

/// <summary>Imports a file into a list, or shows what would be imported.</summary>
internal sealed class ListImporting(ParseResult parsed, ListOptions options, Terminal terminal, bool json)
{
    // As many faulty rows as a person reads; the others are counted.
    private const int MostShown = 20;

    private readonly string? _region = DiallingRegion.Of(parsed.GetValue(options.Region));

    internal CallPolicy Policy => options.Policy.Read(parsed, _region);

    internal string Name => parsed.GetValue(options.Name)!; // a validator demands it

    /// <summary>Imports.</summary>
    /// <returns>The exit code if that was the end: something is wrong, or it was a dry run. Null if the list can be
    /// placed.</returns>
    internal async Task<int?> RunAsync(ListSession session, CancellationToken cancellationToken)
    {
        var path = parsed.GetValue(options.File)!; // it is required
        ListFile file;
        string digest;
        try
        {
            var column = parsed.GetValue(options.Column);
            file = ListFile.Open(
                path,
                isTable: column is not null,
                hasHeader: column is not null && CsvColumn.NumberOf(column) is null,
                parsed.GetValue(options.Delimiter) is { } delimiter ? CsvColumn.DelimiterOf(delimiter) : null);
            digest = await file.DigestAsync(cancellationToken);
        }
        catch (Exception exception) when (ListInput.IsUnreadable(exception))
        {
            return Say([ListInput.Unreadable(exception) with { Path = path }], ExitCode.Usage);
        }

        var (columns, misuse) = ListColumns.Find(parsed, options, file.Header, file.Delimiter);
        if (columns is null)
        {
            return CommandGuard.Say(terminal, misuse!, json); // one of the two is there
        }

        var reader = new OptionReader();
        var template = Template(reader);
        var (resolved, users, faults) = await new ListNames(session.Client)
            .ResolveAsync(template, reader, parsed.GetValue(options.Users) ?? [], cancellationToken);
        if (!faults.IsEmpty)
        {
            return Say(faults, ExitCode.Invalid);
        }

        var plan = Plan(path, digest, users);
        var rows = new ListRowReader(resolved, columns, _region);
        return parsed.GetValue(options.DryRun)
            ? await PreviewAsync(session, plan, file.RowsAsync(rows.Read, cancellationToken), cancellationToken)
            : await ImportAsync(session, plan, file.RowsAsync(rows.Read, cancellationToken), cancellationToken);
    }

    private OutboundCall Template(OptionReader reader) => new()
    {
        Skills = reader.Skills(parsed.GetValue(options.Skills) ?? []),
        WrapUpCode = reader.Id("wrapUpCode", parsed.GetValue(options.WrapUpCode), NamedKind.WrapUpCode),
        FromQueue = reader.Id("fromQueue", parsed.GetValue(options.FromQueue), NamedKind.Queue),
        CallerId = reader.Number("callerId", parsed.GetValue(options.CallerId), _region),
        CallerIdName = parsed.GetValue(options.CallerName),
        Priority = reader.Integer("priority", parsed.GetValue(options.Priority)),
        Label = parsed.GetValue(options.Label),
    };

    private CallListOptions Plan(string path, string digest, ImmutableArray<Guid> users) => new()
    {
        Name = Name,
        Users = users,
        AtOnce = parsed.GetValue(options.AtOnce) is { } count &&
            StrictNumber.TryRead(count, out int atOnce) ? atOnce : null,
        Gates = options.Gates.Read(parsed),
        Retries = [.. (parsed.GetValue(options.Retry) ?? []).Select(text => ListText.Retry(text)!)], // validated before
        StopAfterFailures = parsed.GetValue(options.StopAfterFailures) is { } share ? ListText.Share(share) : null,
        MaxCall = parsed.GetValue(options.MaxCall) is { } longest
            ? DurationText.Read(longest)!.Value // validated before
            : TimeSpan.FromHours(4),
        Source = Path.GetFileName(path),
        SourceDigest = digest,
        Again = parsed.GetValue(options.Again),
        SkipInvalid = parsed.GetValue(options.SkipInvalid),
    };

    private async Task<int?> ImportAsync(
        ListSession session, CallListOptions plan, IAsyncEnumerable<CallListRow> rows,
            CancellationToken cancellationToken)
    {
        var import = await session.List.ImportAsync(plan, rows, cancellationToken);
        if (!import.Diagnostics.IsEmpty)
        {
            return Say(import.Diagnostics, ExitCode.Usage);
        }

        SayFaults(import);
        if (json)
        {
            ListJson.Write(terminal, ListImportObject.Of(plan.Name, import));
        }
        else
        {
            await terminal.Error.WriteLineAsync(import.IsImported
                ? $"{plan.Name}: {import.Added} row(s) imported, {import.Same} there before, {import.Faulty} left out."
                : $"Nothing was imported: {import.Faulty} row(s) are faulty. Correct them, or leave them out " +
                  "(--skip-invalid).");
        }

        return import.IsImported ? null : ExitCode.Invalid;
    }

    private void SayFaults(CallListImport import)
    {
        if (json)
        {
            return;
        }

        foreach (var fault in import.Faults.Take(MostShown))
        {
            foreach (var diagnostic in fault.Diagnostics)
            {
                DiagnosticWriter.Write(terminal.Words, diagnostic, $"row {fault.Position}", null);
            }
        }

        if (import.Faulty > MostShown)
        {
            terminal.Error.WriteLine(
                $"… and {import.Faulty - MostShown} more. outdial check --numbers shows them all.");
        }
    }

    private async Task<int?> PreviewAsync(
        ListSession session, CallListOptions plan, IAsyncEnumerable<CallListRow> rows,
            CancellationToken cancellationToken)
    {
        var (good, bad) = (0L, 0L);
        await foreach (var row in session.List.PreviewAsync(plan, rows, cancellationToken))
        {
            good += row.Key is null ? 0 : 1;
            bad += row.Key is null ? 1 : 0;
            if (json)
            {
                ListJson.Write(terminal, ListPreviewObject.Of(row));
            }
            else if (row.Key is null)
            {
                foreach (var diagnostic in row.Diagnostics)
                {
                    DiagnosticWriter.Write(terminal.Words, diagnostic, $"row {row.Position}", null);
                }
            }
            else
            {
                await terminal.Out.WriteLineAsync(
                    VisibleText.Of($"{row.Position}  {row.Shown}  {ListText.Moment(row.Due)}"));
            }
        }

        await terminal.Error.WriteLineAsync(
            $"Nothing was imported (--dry-run): {good} row(s) would be, {bad} are faulty.");
        return bad == 0 ? ExitCode.Done : ExitCode.Invalid;
    }

    private int Say(ImmutableArray<Diagnostic> findings, int code)
    {
        CommandGuard.Say(terminal, findings, json);
        return code;
    }
}
