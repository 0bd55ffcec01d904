namespace Outdial;

/// <summary>A time limit for one operation, linked to the caller's token: whichever ends first ends it.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _either;
    private readonly CancellationTokenRegistration _link;

    /// <summary>Begins a limit.</summary>
    /// <param name="limit">How long the operation may take.</param>
    /// <param name="time">The clock.</param>
    /// <param name="caller">The caller's token.</param>
    internal TimeLimit(TimeSpan limit, TimeProvider time, CancellationToken caller)
    {
        _caller = caller;
        _either = new CancellationTokenSource(limit, time);
        _link = caller.UnsafeRegister(static either => ((CancellationTokenSource)either!).Cancel(), _either);
    }

    /// <summary>Ends the operation.</summary>
    internal CancellationToken Token => _either.Token;

    /// <summary>Whether an exception is a cancellation that is not the caller's: the time is over, or a handler gave up
    /// by itself.</summary>
    internal bool IsTimeOut(Exception exception) =>
        exception is OperationCanceledException && !_caller.IsCancellationRequested;

    public void Dispose()
    {
        _link.Dispose(); // first, and it waits for a cancellation that has begun
        _either.Dispose();
    }
}
