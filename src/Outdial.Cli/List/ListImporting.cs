using System.Collections.Immutable;
using System.CommandLine;
using Outdial.Lists;

namespace Outdial.Cli;

/// <summary>Imports a file into a list, or shows what would be imported.</summary>
internal sealed class ListImporting(ParseResult parsed, ListOptions options, Terminal terminal, bool json)
{
    // As many faulty rows as a person reads; the others are counted.
    private const int MostShown = 20;

    private readonly string? _region = options.Fields.RegionOf(parsed);

    internal CallPolicy Policy => options.Policy.Read(parsed, _region);

    internal string Name => parsed.GetValue(options.Name)!; // a validator demands it

    /// <summary>Imports.</summary>
    /// <returns>The exit code if that was the end: something is wrong, or it was a dry run. Null if the list can be
    /// placed.</returns>
    internal async Task<int?> RunAsync(
        ListSession session, ListSource source, CancellationToken cancellationToken)
    {
        var reader = new OptionReader();
        var template = options.Fields.Read(parsed, reader);
        var (resolved, users, faults) = await new ListNames(session.Client)
            .ResolveAsync(template, reader, parsed.GetValue(options.Users) ?? [], cancellationToken);
        if (!faults.IsEmpty)
        {
            return Say(faults, ExitCode.Invalid);
        }

        var plan = Plan(source.Digest, users);
        var rows = source.File.RowsAsync(
            new ListRowReader(resolved, source.Columns, _region).Read, cancellationToken);
        return parsed.GetValue(options.DryRun)
            ? await PreviewAsync(session, source, plan, rows, cancellationToken)
            : await ImportAsync(session, source, plan, rows, cancellationToken);
    }

    private CallListOptions Plan(string digest, ImmutableArray<Guid> users) => new()
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
        Source = Path.GetFileName(parsed.GetValue(options.File)),
        SourceDigest = digest,
        Again = parsed.GetValue(options.Again),
        SkipInvalid = parsed.GetValue(options.SkipInvalid),
    };

    private async Task<int?> ImportAsync(
        ListSession session,
        ListSource source,
        CallListOptions plan,
        IAsyncEnumerable<CallListRow> rows,
        CancellationToken cancellationToken)
    {
        var import = await session.List.ImportAsync(plan, rows, cancellationToken);
        if (!import.Diagnostics.IsEmpty)
        {
            return Say(import.Diagnostics, ExitCode.Usage);
        }

        if (json)
        {
            ListJson.Write(terminal, ListImportObject.Of(plan.Name, import));
            return import.IsImported ? null : ExitCode.Invalid;
        }

        foreach (var fault in import.Faults.Take(MostShown))
        {
            SayFault(source, fault.Position, fault.Written, fault.Diagnostics);
        }

        if (import.Faulty > MostShown)
        {
            await terminal.Error.WriteLineAsync(
                $"… and {import.Faulty - MostShown} more. outdial check --numbers shows them all.");
        }

        await terminal.Error.WriteLineAsync(import.IsImported
            ? $"{plan.Name}: {import.Added} row(s) imported, {import.Same} there before, {import.Faulty} left out."
            : $"Nothing was imported: {import.Faulty} row(s) are faulty. Correct them, or leave them out " +
              "(--skip-invalid).");
        return import.IsImported ? null : ExitCode.Invalid;
    }

    private async Task<int?> PreviewAsync(
        ListSession session,
        ListSource source,
        CallListOptions plan,
        IAsyncEnumerable<CallListRow> rows,
        CancellationToken cancellationToken)
    {
        var (good, bad, there) = (0L, 0L, 0L);
        await foreach (var row in session.List.PreviewAsync(plan, rows, cancellationToken))
        {
            good += row.Key is not null && !row.IsThere ? 1 : 0;
            bad += row.Key is null ? 1 : 0;
            there += row.IsThere ? 1 : 0;
            if (json)
            {
                ListJson.Write(terminal, ListPreviewObject.Of(row));
            }
            else if (row.Key is null)
            {
                SayFault(source, row.Position, row.Written, row.Diagnostics);
            }
            else
            {
                await terminal.Out.WriteLineAsync(VisibleText.Of($"{row.Position}  {row.Shown}  {When(row)}"));
            }
        }

        await terminal.Error.WriteLineAsync(
            $"Nothing was imported (--dry-run): {good} row(s) would be, {there} there before, {bad} are faulty.");
        return bad == 0 || (plan.SkipInvalid && good + there > 0) ? ExitCode.Done : ExitCode.Invalid;
    }

    private static string When(CallListPreview row) =>
        row.IsThere ? "in the list already"
        : row is { Held: { } held, Due: null } ? $"withheld  {held.Rule.Id}: {held.Message}"
        : row.Held is { } reason ? $"{ListText.Moment(row.Due)}  {reason.Rule.Id}: {reason.Message}"
        : ListText.Moment(row.Due);

    private void SayFault(ListSource source, long row, string? written, ImmutableArray<Diagnostic> faults)
    {
        var path = parsed.GetValue(options.File)!; // it is required
        foreach (var fault in faults)
        {
            DiagnosticWriter.Write(
                terminal.Words, fault, source.Place(path, row, fault), fault.Index >= 0 ? written : null);
        }
    }

    private int Say(ImmutableArray<Diagnostic> findings, int code)
    {
        CommandGuard.Say(terminal, findings, json);
        return code;
    }
}
