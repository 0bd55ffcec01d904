using System.Threading.Channels;

namespace Outdial.Cli;

/// <summary>Checks a file of addresses with all processors: one task reads, several check, and what they found comes in
/// the order of the file.</summary>
internal sealed class NumberList
{
    private static readonly int Workers = Environment.ProcessorCount;

    private readonly Action<ListBlock> _check;
    private readonly Func<Stream, CancellationToken, IAsyncEnumerable<ListBlock>> _blocks;
    private readonly Channel<ListBlock> _free = Channel.CreateUnbounded<ListBlock>();
    private readonly Channel<ListBlock> _read = Channel.CreateUnbounded<ListBlock>();
    private readonly Channel<ListBlock> _inOrder = Channel.CreateUnbounded<ListBlock>();

    /// <param name="check">Checks the addresses.</param>
    /// <param name="table">The table that contains them; null if each line is one.</param>
    internal NumberList(ListCheck check, CsvTable? table = null)
    {
        _check = table is null ? check.Check : new CsvCheck(check, table).Check;
        _blocks = table is null ? new ListReader(_free.Reader).ReadAsync : new CsvReader(_free.Reader, table).ReadAsync;

        // One for each to work on and one to wait for it; one that is read, one that is written. There are no others,
        // so that no worker runs ahead of the slowest.
        for (var i = 0; i < (2 * Workers) + 2; i++)
        {
            Give(_free, new ListBlock(table?.BlockSize ?? ListBlock.Size));
        }
    }

    /// <summary>Checks what a stream says.</summary>
    /// <param name="stream">The lines, or what is left of them.</param>
    /// <param name="report">Takes each block when it has been checked, or a part of one.</param>
    /// <param name="cancellationToken">Ends the checking.</param>
    /// <exception cref="IOException">The stream could not be read further; what came before has been
    /// reported.</exception>
    internal async Task CheckAsync(Stream stream, Action<ListBlock> report, CancellationToken cancellationToken)
    {
        var reading = Task.Run(() => ReadAsync(stream, cancellationToken), cancellationToken);
        for (var i = 0; i < Workers; i++)
        {
            _ = Task.Run(() => WorkAsync(cancellationToken), cancellationToken);
        }

        await foreach (var block in _inOrder.Reader.ReadAllAsync(cancellationToken))
        {
            await block.Checked.WaitAsync(cancellationToken);
            Report(block, report, cancellationToken);
            block.Clear();
            Give(_free, block);
        }

        await reading;
    }

    // Of a block with more faults than are kept, the rest is checked here, where what was found has been reported.
    private void Report(ListBlock block, Action<ListBlock> report, CancellationToken cancellationToken)
    {
        report(block);
        cancellationToken.ThrowIfCancellationRequested();
        while (block.At < block.Length)
        {
            block.Forget();
            _check(block);
            report(block);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async Task ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var block in _blocks(stream, cancellationToken))
            {
                Give(_inOrder, block);
                Give(_read, block);
            }
        }
        finally
        {
            _read.Writer.Complete();
            _inOrder.Writer.Complete();
        }
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        await foreach (var block in _read.Reader.ReadAllAsync(cancellationToken))
        {
            try
            {
                _check(block);
                block.Done();
            }
#pragma warning disable CA1031 // Whatever it is, it is thrown where the block is waited for.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                block.Fail(exception);
            }
        }
    }

    // The channels are unbounded, and are completed only after the last write: this cannot fail.
    private static void Give(Channel<ListBlock> channel, ListBlock block) => channel.Writer.TryWrite(block);
}
