using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Outdial.Cli;

/// <summary>Writes the changes of a list as a unified difference, which <c>git apply</c> and <c>patch</c> accept. Lines
/// that do not change are not kept, but for three before a change.</summary>
/// <param name="output">The difference.</param>
/// <param name="name">The name of the list.</param>
internal sealed class ListDiff(ByteOutput output, string name) : IListOutput, IDisposable
{
    // git takes a hunk without lines behind it for the end of the file.
    private const int Context = 3;

    // A longer line is not repeated before a change.
    private const int LongestContext = 1 << 18;

    private readonly Queue<byte[]> _before = new();
    private readonly MemoryStream _line = new();
    private readonly List<byte> _new = [];
    private DiffHunk? _hunk;
    private long _oldLine = 1;
    private long _newLine = 1;
    private int _after;
    private bool _isInLine;
    private bool _hasChanges;

    public void Begin(ReadOnlySpan<byte> head, bool hasHeader) => Keep(head);

    public void Write(ListBlock block, IReadOnlyList<RowEdit> edits)
    {
        var text = block.Text[..block.At];
        var at = block.From;
        for (var i = 0; i < edits.Count;)
        {
            var start = text[..edits[i].Start].LastIndexOf((byte)'\n') + 1;
            Keep(text[at..start]);
            at = start;
            _new.Clear();
            int end;
            do
            {
                var edit = edits[i++];
                _new.AddRange(text[at..edit.Start]);
                _new.AddRange(edit.IsRejected ? [] : block.Texts.WrittenSpan.Slice(edit.TextAt, edit.TextLength));
                at = edit.End;
                end = EndOfLine(text, edit);
            }
            while (i < edits.Count && edits[i].Start < end);
            _new.AddRange(text[at..end]);
            Change(text[start..end], CollectionsMarshal.AsSpan(_new));
            at = end;
        }

        Keep(text[at..]);
    }

    public void End()
    {
        if (_isInLine)
        {
            EndLine();
        }

        EndHunk();
        output.Flush();
    }

    public void Dispose()
    {
        _hunk?.Dispose();
        _line.Dispose();
    }

    private static int EndOfLine(ReadOnlySpan<byte> text, RowEdit edit) =>
        edit.End > edit.Start && text[edit.End - 1] == '\n' ? edit.End
        : text[edit.End..].IndexOf((byte)'\n') is >= 0 and var feed ? edit.End + feed + 1
        : text.Length;

    // Many lines, or a part of one that is longer than a block.
    private void Keep(ReadOnlySpan<byte> text)
    {
        // Between two changes that are far from each other, only the last lines are of use.
        if (_hunk is null && !_isInLine)
        {
            text = Skip(text);
        }

        while (!text.IsEmpty)
        {
            var feed = text.IndexOf((byte)'\n');
            var part = feed < 0 ? text : text[..(feed + 1)];
            text = text[part.Length..];
            if (_hunk is { } hunk)
            {
                hunk.Write(_isInLine ? "" : " ", part);
            }

            _isInLine = true;
            _line.Write(part[..(int)Math.Min(part.Length, Math.Max(0, LongestContext + 1 - _line.Length))]);
            if (feed >= 0)
            {
                EndLine();
            }
        }
    }

    private ReadOnlySpan<byte> Skip(ReadOnlySpan<byte> text)
    {
        var at = text.Length;
        for (var i = 0; i <= Context && at > 0; i++)
        {
            at = text[..(at - 1)].LastIndexOf((byte)'\n') + 1;
        }

        var lines = text[..at].Count((byte)'\n');
        _oldLine += lines;
        _newLine += lines;
        return text[at..];
    }

    private void EndLine()
    {
        _isInLine = false;
        _oldLine++;
        _newLine++;
        if (_line.Length > LongestContext)
        {
            _before.Clear();
        }
        else
        {
            _before.Enqueue(_line.ToArray());
        }

        _line.SetLength(0);
        while (_before.Count > Context)
        {
            _before.Dequeue();
        }

        if (_hunk is { } hunk)
        {
            hunk.Count(1, 1);
            _after++;
            if (_after == Context)
            {
                hunk.Mark();
            }
            else if (_after > 2 * Context)
            {
                EndHunk();
            }
        }
    }

    private void Change(ReadOnlySpan<byte> was, ReadOnlySpan<byte> now)
    {
        if (_hunk is null)
        {
            _hunk = new DiffHunk(_oldLine - _before.Count, _newLine - _before.Count);
            foreach (var line in _before)
            {
                _hunk.Write(" ", line);
            }

            _hunk.Count(_before.Count, _before.Count);
        }

        _after = 0;
        _before.Clear();
        var (removed, added) = (_hunk.WriteLines("-", was), _hunk.WriteLines("+", now));
        _hunk.Count(removed, added);
        (_oldLine, _newLine) = (_oldLine + removed, _newLine + added);
    }

    private void EndHunk()
    {
        if (_hunk is null)
        {
            return;
        }

        if (!_hasChanges)
        {
            _hasChanges = true;
            output.Write(Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture, $"--- {DiffPath.Of('a', name)}\n+++ {DiffPath.Of('b', name)}\n")));
        }

        if (_after > Context)
        {
            _hunk.Trim();
        }

        _hunk.CopyTo(output);
        _hunk.Dispose();
        _hunk = null;
    }
}
