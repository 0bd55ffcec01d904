using System.Runtime.InteropServices;

namespace Outdial.Cli;

// Lists and tables: what is checked block by block.
internal sealed partial class CheckRunner
{
    // Volatile, because Ctrl-C is handled on another thread.
    private volatile ListRewrite? _rewrite;
    private Duplicates? _duplicates;
    private bool _isUnwritten;
    private ColumnDamage _damage;

    private async Task<ListInput?> OpenListAsync(CancellationToken cancellationToken) =>
        _input.Numbers is not { } path ? null
            : await ListInput.OpenAsync(() => Open(path), _input.Column, _input.Delimiter, cancellationToken);

    // Says whether the results could be written to the end.
    private async Task<bool> NumbersAsync(ListInput list, CancellationToken cancellationToken)
    {
        (_terminal.Out as BrokenPipeTolerantWriter)?.Watch();
        var (name, fault) = (_input.Numbers!, list.Fault);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (list.Stream is { } stream && fault is null)
        {
            try
            {
                await CheckAsync(list, stream, stop);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                _progress?.Clear(forGood: true);
                SayUnwritten("the rest of the list was not checked.");
                SayAbandoned();
                return false;
            }
            catch (UnwrittenException exception)
            {
                _isUnwritten = true;
                await stop.CancelAsync();
                _rewrite?.Abandon();
                (name, fault) = (exception.Path, new Diagnostic(JsonRules.FileNotWritten, NotWritten(exception)));
            }
            catch (Exception exception) when (ListInput.IsUnreadable(exception))
            {
                fault = ListInput.Unreadable(exception);
                SayAbandoned();
            }
            finally
            {
                _rewrite?.Dispose();
            }
        }

        _progress?.Clear(forGood: true);
        if (fault is not null)
        {
            Report(name, default, [Unplaced(fault)]);
            return true;
        }

        Report(name, default, _damage.Findings(_tally.Sources).Select(Unplaced));
        if (list.LooksLikeTable && _tally.Errors > 0)
        {
            await _terminal.Error.WriteLineAsync(
                "The first line looks like a table's header: name the column with the addresses, --column NAME.");
        }

        return true;
    }

    private async Task CheckAsync(ListInput list, Stream stream, CancellationTokenSource stop)
    {
        var plan = new ListPlan(_input, list);
        _duplicates = plan.Duplicates;
        _rewrite = _input.ListOutput is null ? null : new ListRewrite(_input, _terminal, list, plan.Columns);
        var check = new ListCheck(_input.Policy, _input.Filter)
        {
            Name = _input.Numbers!,
            WritesVerdicts = _input.Format == VerdictFormat.Name,
            LineFormat = LineFormat(),
            Editor = plan.Editor,
        };
        var progress = _progress = new(_terminal, TimeProvider.System, stream.CanSeek ? stream.Length : null);
        await new NumberList(check, list.Table)
            .CheckAsync(stream, block => Report(check, block, progress, stop), stop.Token);
        progress.Clear(forGood: true);
        _rewrite?.Complete();
    }

    private static string NotWritten(UnwrittenException exception) =>
        exception.Path == PayloadSource.StandardInput
            ? "The standard output cannot be written to; the list there is not complete."
            : $"{exception.Message.TrimEnd('.')}. No file was changed.";

    private void SayAbandoned()
    {
        if (_rewrite?.Abandon() is { } sentence)
        {
            _terminal.Error.WriteLine(sentence);
        }
    }

    private void Report(ListCheck check, ListBlock block, ListProgress progress, CancellationTokenSource stop)
    {
        _tally.Sources += block.Addresses;
        _damage += block.Damage;
        var verdicts = block.Verdicts.WrittenMemory;
        var edits = _duplicates?.Find(block) ?? block.Edits;
        var found = _duplicates is { Found: { Count: > 0 } others }
            ? block.Found.Concat(others).OrderBy(line => line.Number)
            : (IEnumerable<AddressLine>)block.Found;
        if (block.Found.Count > 0 || verdicts.Length > 0 || edits.Count > 0)
        {
            progress.Clear();
        }

        Write(verdicts);
        foreach (var words in block.Words.GetStringBuilder().GetChunks())
        {
            Write(words);
        }

        foreach (var line in found)
        {
            foreach (var finding in line.Findings)
            {
                _tally.Add(finding);
            }

            if (check.LineFormat is null && !IsLost)
            {
                foreach (var finding in line.In(check.Name))
                {
                    _format.Write(finding);
                }
            }
        }

        Rewrite(block, edits);
        progress.Add(block.Advanced, block.Addresses);
        if (IsLost)
        {
            // When the disk is full or the reader has gone, the rest of the list is not checked.
            stop.Cancel();
        }
    }

    private void Rewrite(ListBlock block, IReadOnlyList<RowEdit> edits)
    {
        if (_rewrite is null)
        {
            return;
        }

        _tally.Fixed += block.Fixes;
        _tally.Removed = _duplicates?.Removed ?? 0;
        _tally.Rejected += block.Edits.Count(edit => edit.IsRejected);
        _rewrite.Write(block, edits);
    }

    private void Write(ReadOnlyMemory<char> text)
    {
        if (!MemoryMarshal.TryGetArray(text, out var array))
        {
            return;
        }

        if (_terminal.Out is BrokenPipeTolerantWriter process)
        {
            process.WriteThere(array.Array!, array.Offset, array.Count);
        }
        else
        {
            _terminal.Out.Write(array.Array!, array.Offset, array.Count);
        }
    }

    // Of the others, one counts and some have brackets around all findings; and rows with the same number are found
    // where the blocks are in order again.
    private Func<TextWriter, IReportFormat>? LineFormat() =>
        !_input.Statistics && !_input.Dedupe && _input.ListOutput != PayloadSource.StandardInput &&
            _input.Format is ("text" or "ndjson" or "github")
            ? to => ReportFormat.Of(_input.Format, to, () => _terminal.ResultsTo(to), _terminal.OutWidth)
            : null;
}
