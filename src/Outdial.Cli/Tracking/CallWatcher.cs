using Spectre.Console;

namespace Outdial.Cli;

/// <summary>Shows a call while it goes on: redrawn on a terminal, in lines elsewhere.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="quiet">Whether nothing is shown: the result is for a machine.</param>
internal sealed class CallWatcher(Terminal terminal, bool quiet)
{
    private readonly LegLines _lines = new();

    /// <summary>What was seen last; null if nothing was yet.</summary>
    internal CallProgress? Last { get; private set; }

    /// <summary>Told of every change, besides.</summary>
    internal Action<CallProgress>? Changed { get; init; }

    /// <summary>Follows a call until it is over.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    internal async Task WatchAsync(ICallClient client, string id, CancellationToken cancellationToken)
    {
        if (quiet || !terminal.Words.Profile.Capabilities.Ansi)
        {
            await FollowAsync(client, id, Write, cancellationToken);
            return;
        }

        await terminal.Words.Live(new Text("")).StartAsync(live => FollowAsync(
            client,
            id,
            progress =>
            {
                live.UpdateTarget(LegTable.Of(progress));
                live.Refresh();
            },
            cancellationToken));
    }

    /// <summary>Looks at a call once.</summary>
    internal async Task LookAsync(ICallClient client, string id, CancellationToken cancellationToken)
    {
        await foreach (var progress in client.WatchAsync(id, cancellationToken))
        {
            Last = progress;
            Write(progress);
            break;
        }
    }

    private async Task FollowAsync(
        ICallClient client, string id, Action<CallProgress> show, CancellationToken cancellationToken)
    {
        await foreach (var progress in client.WatchAsync(id, cancellationToken))
        {
            Last = progress;
            show(progress);
            Changed?.Invoke(progress);
        }
    }

    private void Write(CallProgress progress)
    {
        foreach (var line in quiet ? [] : _lines.News(progress))
        {
            terminal.Error.WriteLine(VisibleText.Of(line));
        }
    }
}
