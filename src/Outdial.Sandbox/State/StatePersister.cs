namespace Outdial.Sandbox;

/// <summary>Writes the state to a file: at most a second behind, and up to date once the sandbox has stopped.</summary>
/// <remarks>
/// A second, or ten times as long as the last write took, so that a large state does not keep the machine busy.
/// A file that cannot be written is reported once, at the end; the sandbox continues.
/// </remarks>
internal sealed class StatePersister : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly string _path;
    private readonly Func<SavedState> _state;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stopped = new();
    private readonly Task _writing;
    private int _changes;

    public StatePersister(string path, Func<SavedState> state, TimeProvider time)
    {
        (_path, _state, _time) = (path, state, time);
        _writing = WriteAsync();
    }

    /// <summary>Marks the state as changed.</summary>
    public void Changed() => Interlocked.Increment(ref _changes);

    /// <exception cref="IOException">The file cannot be written.</exception>
    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync().ConfigureAwait(false);
        await _writing.ConfigureAwait(false);
        _stopped.Dispose();
        StateFile.Write(_path, _state());
    }

    private async Task WriteAsync()
    {
        var pause = Pause;
        try
        {
            while (true)
            {
                await Task.Delay(pause, _time, _stopped.Token).ConfigureAwait(false);
                if (Interlocked.Exchange(ref _changes, 0) == 0)
                    continue;
                var began = _time.GetTimestamp();
                TryWrite();
                var took = _time.GetElapsedTime(began) * 10;
                pause = took > Pause ? took : Pause;
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped: DisposeAsync writes the last state.
        }
    }

    private void TryWrite()
    {
        try
        {
            StateFile.Write(_path, _state());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Changed(); // The next round tries again; the last one throws.
        }
    }
}
