namespace Outdial.TestSupport;

/// <summary>A clock that jumps to the next timer when nothing happens: a week passes in seconds. It stands still while
/// something is begun that must see one moment (<see cref="Hold"/>).</summary>
public sealed class VirtualTime : TimeProvider, IDisposable
{
    // How often in a row nothing may be seen to happen before the clock jumps: work is handed from one thread to
    // another. For a long jump more often.
    private const int Quiet = 3;
    private const int QuietBeforeLongJump = 30;

    private static readonly TimeSpan LongJump = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly PriorityQueue<VirtualTimer, long> _timers = new();
    private readonly CancellationTokenSource _over = new();
    private readonly Thread _pump;
    private long _now;
    private int _holds;

    public VirtualTime(DateTimeOffset start)
    {
        _now = start.UtcTicks;
        _pump = new Thread(Pump) { IsBackground = true, Name = "virtual time" };
        _pump.Start();
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(GetTimestamp(), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref _now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>The clock stands still.</summary>
    public void Hold() => Interlocked.Increment(ref _holds);

    /// <summary>Ends a <see cref="Hold"/>.</summary>
    public void Release() => Interlocked.Decrement(ref _holds);

    public void Dispose()
    {
        _over.Cancel();
        _pump.Join();
        _over.Dispose();
    }

    internal void Schedule(VirtualTimer timer, TimeSpan due)
    {
        lock (_lock)
        {
            timer.At = _now + Math.Max(0, due.Ticks);
            _timers.Enqueue(timer, timer.At);
        }
    }

    private void Pump()
    {
        var (quiet, completed) = (0, 0L);
        while (!_over.IsCancellationRequested)
        {
            var done = ThreadPool.CompletedWorkItemCount;
            quiet = Volatile.Read(ref _holds) == 0 && ThreadPool.PendingWorkItemCount == 0 && !IsBusy() &&
                done == completed ? quiet + 1 : 0;
            completed = done;
            if (quiet < Quiet || (quiet < QuietBeforeLongJump && NextJump() > LongJump))
            {
                Thread.SpinWait(200);
                Thread.Yield();
                continue;
            }

            quiet = 0;
            Jump();
        }
    }

    // Whether a thread of the pool is at work.
    private static bool IsBusy()
    {
        ThreadPool.GetMaxThreads(out var all, out _);
        ThreadPool.GetAvailableThreads(out var free, out _);
        return free < all;
    }

    private TimeSpan NextJump()
    {
        lock (_lock)
        {
            return _timers.TryPeek(out _, out var at) ? TimeSpan.FromTicks(at - _now) : TimeSpan.Zero;
        }
    }

    private void Jump()
    {
        var due = new List<VirtualTimer>();
        lock (_lock)
        {
#pragma warning disable CA2000 // A timer is its maker's, which disposes of it.
            while (_timers.TryPeek(out var timer, out var at) && (due.Count == 0 || at <= _now))
#pragma warning restore CA2000
            {
                _timers.Dequeue();
                if (timer.At == at)
                {
                    Interlocked.Exchange(ref _now, Math.Max(_now, at));
                    due.Add(timer);
                }
            }
        }

        due.ForEach(timer => timer.Fire());
    }
}
