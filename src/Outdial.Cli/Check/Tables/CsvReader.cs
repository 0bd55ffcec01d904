using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Outdial.Cli;

/// <summary>Cuts a table of any length into blocks of whole rows.</summary>
/// <param name="free">Blocks that are not in use.</param>
/// <param name="table">The table.</param>
internal sealed class CsvReader(ChannelReader<ListBlock> free, CsvTable table)
{
    internal async IAsyncEnumerable<ListBlock> ReadAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (line, ends, isSkipping) = (table.FirstLine, new CsvRowEnds(table.Delimiter), false);
        var block = await free.ReadAsync(cancellationToken);
        table.Begun.CopyTo(block.Buffer);
        var read = table.Begun.Length;
        do
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

            block.Length += read;
            var end = ends.Find(block.Text, block.IsFull);
            block.IsCut = end == 0 && block.IsFull;
            if (end == 0 && !block.IsCut)
            {
                continue;
            }

            // What was read is checked at once, even if it is little: more of a pipe may come much later.
            end = block.IsCut ? block.Length : end;
            var next = await free.ReadAsync(cancellationToken);
            block.Text[end..].CopyTo(next.Buffer);
            (next.Length, block.Length, block.Line) = (block.Length - end, end, line);
            line += block.Text.Count((byte)'\n');
            if (block.IsCut)
            {
                (ends, isSkipping) = (new CsvRowEnds(table.Delimiter), true);
            }
            else
            {
                ends.Cut(end);
            }

            yield return block;
            block = next;
        }
        while ((read = await stream.ReadAsync(block.Buffer.AsMemory(block.Length), cancellationToken)) > 0);

        block.Line = line;
        yield return block;
    }
}
