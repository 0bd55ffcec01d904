using System.Runtime.InteropServices;

namespace Outdial.Cli;

// Lists and tables: what is checked block by block.
internal sealed partial class CheckRunner
{
    private async Task<ListInput?> OpenListAsync(CancellationToken cancellationToken) =>
        _input.Numbers is not { } path ? null
            : await ListInput.OpenAsync(() => Open(path), _input.Column, _input.Delimiter, cancellationToken);

    // Says whether the results could be written to the end.
    private async Task<bool> NumbersAsync(ListInput list, CancellationToken cancellationToken)
    {
        var name = _input.Numbers!;
        var check = new ListCheck(_input.Policy, _input.Filter)
        {
            Name = name,
            WritesVerdicts = _input.Format == VerdictFormat.Name,
            LineFormat = LineFormat(),
        };
        (_terminal.Out as BrokenPipeTolerantWriter)?.Watch();
        var fault = list.Fault;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (list.Stream is { } stream && fault is null)
        {
            try
            {
                var progress = _progress = new(_terminal, TimeProvider.System, stream.CanSeek ? stream.Length : null);
                await new NumberList(check, list.Table)
                    .CheckAsync(stream, block => Report(check, block, progress, stop), stop.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                _progress?.Clear(forGood: true);
                SayUnwritten("the rest of the list was not checked.");
                return false;
            }
            catch (Exception exception) when (ListInput.IsUnreadable(exception))
            {
                fault = ListInput.Unreadable(exception);
            }
        }

        _progress?.Clear(forGood: true);
        if (fault is not null)
        {
            Report(name, default, [Unplaced(fault)]);
        }
        else if (list.LooksLikeTable && _tally.Errors > 0)
        {
            await _terminal.Error.WriteLineAsync(
                "The first line looks like a table's header: name the column with the addresses, --column NAME.");
        }

        return true;
    }

    private void Report(ListCheck check, ListBlock block, ListProgress progress, CancellationTokenSource stop)
    {
        _tally.Sources += block.Addresses;
        var verdicts = block.Verdicts.WrittenMemory;
        if (block.Found.Count > 0 || verdicts.Length > 0)
        {
            progress.Clear();
        }

        Write(verdicts);
        foreach (var words in block.Words.GetStringBuilder().GetChunks())
        {
            Write(words);
        }

        foreach (var line in block.Found)
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

        progress.Add(block.Advanced, block.Addresses);
        if (IsLost)
        {
            // When the disk is full or the reader has gone, the rest of the list is not checked.
            stop.Cancel();
        }
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

    // Of the others, one counts and some have brackets around all findings.
    private Func<TextWriter, IReportFormat>? LineFormat() =>
        !_input.Statistics && _input.Format is ("text" or "ndjson" or "github")
            ? to => ReportFormat.Of(_input.Format, to, () => _terminal.ResultsTo(to), _terminal.OutWidth)
            : null;
}
