using System.Buffers;
using System.Globalization;

namespace Outdial.Cli;

/// <summary>Some whole lines of a file of addresses, and what was found in them. Blocks are used again and again: a
/// list of any length takes the memory of a few.</summary>
/// <param name="size">How many bytes it takes.</param>
internal sealed class ListBlock(int size = ListBlock.Size)
{
    /// <summary>Small enough for a processor's cache, and large enough that handing it on costs nothing.</summary>
    internal const int Size = 1 << 18;

    private const int MostFound = 2_048;

    private TaskCompletionSource _checked = New();
    private int _reported;

    internal byte[] Buffer { get; } = new byte[size];

    /// <summary>How many bytes of the buffer are in use.</summary>
    internal int Length { get; set; }

    /// <summary>Whether no more can be put into it.</summary>
    internal bool IsFull => Length == Buffer.Length;

    /// <summary>Whether it is the beginning of one row of a table that is longer than a block.</summary>
    internal bool IsCut { get; set; }

    /// <summary>Whether it is more of the row before, which was longer than a block: it is not checked.</summary>
    internal bool IsRest { get; set; }

    /// <summary>How many bytes have been checked.</summary>
    internal int At { get; set; }

    /// <summary>Where what has not been reported begins.</summary>
    internal int From => _reported;

    /// <summary>How many of them have not been reported.</summary>
    internal int Advanced => At - _reported;

    /// <summary>The number of the line that comes next.</summary>
    internal long Line { get; set; }

    /// <summary>Ends when the lines have been checked.</summary>
    internal Task Checked => _checked.Task;

    /// <summary>How many of the lines that were checked are not empty.</summary>
    internal long Addresses { get; set; }

    /// <summary>What the cells show of the spreadsheet that wrote them.</summary>
    internal ColumnDamage Damage { get; set; }

    /// <summary>The lines with which something is wrong.</summary>
    internal List<AddressLine> Found { get; } = [];

    /// <summary>The changes of the rows, in their order, if the list is written.</summary>
    internal List<RowEdit> Edits { get; } = [];

    /// <summary>The new texts of <see cref="Edits"/>.</summary>
    internal ArrayBufferWriter<byte> Texts { get; } = new();

    /// <summary>How many fixes are among <see cref="Edits"/>.</summary>
    internal long Fixes { get; set; }

    /// <summary>The rows whose number is known, if rows with the same number are looked for.</summary>
    internal List<NumberedRow> Numbered { get; } = [];

    /// <summary>A verdict for each line that is not empty, if they are asked for.</summary>
    internal ArrayBufferWriter<char> Verdicts { get; } = new();

    /// <summary>The findings as text, if they are reported line by line.</summary>
    internal StringWriter Words { get; } = new(CultureInfo.InvariantCulture);

    /// <summary>Writes into <see cref="Words"/>; made when it is first needed.</summary>
    internal IReportFormat? Format { get; set; }

    internal ReadOnlySpan<byte> Text => Buffer.AsSpan(0, Length);

    /// <summary>What has not been checked yet.</summary>
    internal ReadOnlySpan<byte> Rest => Text[At..];

    /// <summary>Whether what was found is to be reported before there is more: a list in which everything is wrong
    /// takes no more memory than others.</summary>
    internal bool HasEnough => Found.Count >= MostFound;

    /// <summary>Takes what was read as more of a row that was longer than a block, up to the end of its
    /// line.</summary>
    /// <param name="read">How many bytes were read into the buffer; afterwards, how many of them come next.</param>
    /// <param name="next">Takes what comes next.</param>
    /// <returns>Whether the line has ended.</returns>
    internal bool TakeRest(ref int read, ListBlock next)
    {
        var feed = Buffer.AsSpan(0, read).IndexOf((byte)'\n');
        (IsRest, Length) = (true, feed < 0 ? read : feed + 1);
        Buffer.AsSpan(Length..read).CopyTo(next.Buffer);
        read -= Length;
        return feed >= 0;
    }

    internal void Done() => _checked.SetResult();

    internal void Fail(Exception exception) => _checked.SetException(exception);

    /// <summary>Makes it ready for other lines.</summary>
    internal void Clear()
    {
        _checked = New();
        (Length, At, IsCut, IsRest) = (0, 0, false, false);
        Forget();
    }

    /// <summary>Forgets what was found, when it has been reported.</summary>
    internal void Forget()
    {
        (_reported, Addresses, Fixes, Damage) = (At, 0, 0, default);
        Found.Clear();
        Edits.Clear();
        Texts.ResetWrittenCount();
        Numbered.Clear();
        Verdicts.ResetWrittenCount();
        Words.GetStringBuilder().Clear();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
