using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Outdial.Cli;

/// <summary>Cuts a file of addresses into blocks of whole lines, however long it or a line of it is.</summary>
/// <param name="free">Blocks that are free.</param>
internal sealed class ListReader(ChannelReader<ListBlock> free)
{
    /// <exception cref="InvalidDataException">It is UTF-16, or a workbook.</exception>
    internal async IAsyncEnumerable<ListBlock> ReadAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (line, isSkipping) = (1L, false);
        var block = await free.ReadAsync(cancellationToken);
        int read;
        while ((read = await stream.ReadAsync(block.Buffer.AsMemory(block.Length), cancellationToken)) > 0)
        {
            if (isSkipping)
            {
                var after = await free.ReadAsync(cancellationToken);
                isSkipping = !block.TakeRest(ref read, after);
                block.Line = line;
                line += isSkipping ? 0 : 1;
                yield return block;
                block = after;
            }

            var end = block.Buffer.AsSpan(block.Length, read).LastIndexOf((byte)'\n') + block.Length + 1;
            var hasEnd = end > block.Length;
            block.Length += read;
            if (line == 1)
            {
                ForeignFormat.Refuse(block.Text);
            }

            block.IsCut = !hasEnd && block.IsFull;
            if (!hasEnd && !block.IsCut)
            {
                continue;
            }

            // What has come is handed on, even if it is little: a user who types lines sees the findings at once.
            end = block.IsCut ? block.Length : end;
            isSkipping = block.IsCut;
            var next = await free.ReadAsync(cancellationToken);
            block.Text[end..].CopyTo(next.Buffer);
            (next.Length, block.Length, block.Line) = (block.Length - end, end, line);
            line += block.Text.Count((byte)'\n');
            yield return block;
            block = next;
        }

        block.Line = line;
        yield return block;
    }
}
