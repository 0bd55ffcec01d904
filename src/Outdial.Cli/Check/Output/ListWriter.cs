namespace Outdial.Cli;

/// <summary>Writes a list with its changes: every byte that is not changed as it is in the file.</summary>
/// <param name="output">The list.</param>
/// <param name="rejects">The rows that are taken out; null if they are dropped.</param>
/// <param name="delimiter">The delimiter of cells.</param>
/// <param name="columns">The columns that are added; null if none are.</param>
internal sealed class ListWriter(ByteOutput output, ByteOutput? rejects, byte delimiter, VerdictColumns? columns)
    : IListOutput
{
    private const string RuleName = "outdial_rule";

    // Where the rest of a row goes that is longer than a block, and what is written at its end.
    private ByteOutput? _restTo;
    private byte[] _atEnd = [];
    private bool _heldReturn;

    public void Begin(ReadOnlySpan<byte> head, bool hasHeader)
    {
        var end = hasHeader ? RowEditor.WithoutLineEnd(head) : head.Length;
        output.Write(head[..end]);
        output.Write(hasHeader && columns is not null ? columns.Header : []);
        output.Write(head[end..]);
        if (rejects is not null)
        {
            rejects.Write(head[..end]);
            rejects.Write(hasHeader ? [delimiter, .. CsvCell.Of(RuleName, delimiter)] : []);

            // A header that is all there is may have no line end.
            rejects.Write(hasHeader && end == head.Length ? "\n"u8 : head[end..]);
        }
    }

    public void Write(ListBlock block, IReadOnlyList<RowEdit> edits)
    {
        var text = block.Text[..block.At];
        if (block.IsRest)
        {
            WriteRest(text);
            return;
        }

        var at = block.From;
        if (at == text.Length)
        {
            return;
        }

        (_restTo, _atEnd) = (output, []);
        foreach (var edit in edits)
        {
            output.Write(text[at..edit.Start]);
            var added = block.Texts.WrittenSpan.Slice(edit.TextAt, edit.TextLength);
            if (edit.IsRejected)
            {
                Reject(text[edit.Start..edit.End], added, block.IsCut);
            }
            else if (block.IsCut && edit.Start == edit.End)
            {
                _atEnd = added.ToArray();
            }
            else
            {
                output.Write(added);
            }

            at = edit.End;
        }

        output.Write(text[at..]);
    }

    public void End()
    {
        EndRest([]);
        output.Flush();
        rejects?.Flush();
    }

    private void Reject(ReadOnlySpan<byte> row, ReadOnlySpan<byte> rules, bool isCut)
    {
        if (isCut)
        {
            (_restTo, _atEnd) = (rejects, rules.ToArray());
            rejects?.Write(row);
            return;
        }

        var end = RowEditor.WithoutLineEnd(row);
        rejects?.Write(row[..end]);
        rejects?.Write(rules);
        rejects?.Write(row[end..]);
    }

    // The line end may be cut in two.
    private void WriteRest(ReadOnlySpan<byte> text)
    {
        if (_heldReturn && !text.SequenceEqual("\n"u8))
        {
            _restTo?.Write("\r"u8);
            _heldReturn = false;
        }

        if (text is [.., (byte)'\n'])
        {
            var end = RowEditor.WithoutLineEnd(text);
            _restTo?.Write(text[..end]);
            EndRest(text[end..]);
            return;
        }

        _heldReturn = text is [.., (byte)'\r'];
        _restTo?.Write(_heldReturn ? text[..^1] : text);
    }

    private void EndRest(ReadOnlySpan<byte> lineEnd)
    {
        _restTo?.Write(_atEnd);
        _restTo?.Write(_heldReturn ? "\r"u8 : []);
        _restTo?.Write(lineEnd);
        (_restTo, _atEnd, _heldReturn) = (null, [], false);
    }
}
