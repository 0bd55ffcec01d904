namespace Outdial;

/// <summary>A time limit for one operation, linked to the caller's token: whichever ends first ends it.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _either;

    /// <summary>Begins a limit.</summary>
    /// <param name="limit">How long the operation may take.</param>
    /// <param name="time">The clock.</param>
    /// <param name="caller">The caller's token.</param>
    internal TimeLimit(TimeSpan limit, TimeProvider time, CancellationToken caller)
    {
        _caller = caller;
        _limit = new CancellationTokenSource(limit, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(caller, _limit.Token);
    }

    /// <summary>Ends the operation.</summary>
    internal CancellationToken Token => _either.Token;

    /// <summary>Whether an exception is a cancellation that is not the caller's: the time is over, or a handler gave up
    /// by itself.</summary>
    internal bool IsTimeOut(Exception exception) =>
        exception is OperationCanceledException && !_caller.IsCancellationRequested;

    public void Dispose()
    {
        _either.Dispose();
        _limit.Dispose();
    }
}
