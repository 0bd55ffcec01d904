namespace Outdial.Sandbox;

/// <summary>The calls, each in its current state.</summary>
/// <remarks>
/// Before a call is read or changed, every step that is due by the clock is run, in the order of due times. A timer
/// does the same in between, for notifications.
/// </remarks>
internal sealed class ConversationStore : IDisposable
{
    private readonly Lock _lock = new();
    private readonly BoundedCache<string, Conversation> _calls;
    private readonly SortedSet<(DateTimeOffset Due, long Order, string Id)> _due = [];
    private readonly Dictionary<string, (DateTimeOffset Due, long Order, string Id)> _dueOf = [];
    private readonly SandboxClock _clock;
    private readonly CallSimulation _simulation;
    private readonly ITimer _timer;
    private DateTimeOffset? _timerDue;
    private long _order;

    public ConversationStore(SandboxClock clock, SandboxOptions options)
    {
        _clock = clock;
        _simulation = new CallSimulation(options.Pace);
        _calls = new BoundedCache<string, Conversation>(options.CallLimit) { Evicted = Unschedule };
        _timer = clock.TimeProvider.CreateTimer(
            _ => RunDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>
    /// Called with every state of every call, in order, under the lock: it must be quick and not call back.
    /// </summary>
    public Action<Conversation>? Changed { get; init; }

    /// <summary>Begins a call.</summary>
    /// <param name="plan">The call.</param>
    /// <param name="weight">The length of the request body in bytes, which counts towards the memory bound.</param>
    public Conversation Begin(CallPlan plan, int weight)
    {
        lock (_lock)
        {
            var now = RunDueSteps();
            var call = _simulation.Begin(plan, now);
            Keep(call, weight);
            SetTimer();
            return call;
        }
    }

    public Conversation? Find(string id)
    {
        lock (_lock)
        {
            RunDueSteps();
            return _calls.TryGet(id, out var call) ? call : null;
        }
    }

    /// <summary>Every call that is kept, from the oldest to the newest.</summary>
    public List<Conversation> All()
    {
        lock (_lock)
        {
            RunDueSteps();
            return [.. _calls.OldestFirst];
        }
    }

    /// <summary>The newest calls, from the oldest of them to the newest.</summary>
    public IReadOnlyList<Conversation> Newest(int count)
    {
        lock (_lock)
        {
            RunDueSteps();
            return _calls.Newest(count);
        }
    }

    /// <summary>Removes every call, with its scheduled steps.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _calls.Clear();
            _due.Clear();
            _dueOf.Clear();
        }
    }

    /// <summary>Changes a call, if it is there, and reports it to <see cref="Changed"/> if anything changed.</summary>
    public Conversation? Change(string id, Func<Conversation, DateTimeOffset, Conversation> change)
    {
        lock (_lock)
        {
            var now = RunDueSteps();
            if (!_calls.TryGet(id, out var call))
                return null;
            var changed = change(call, now);
            if (!ReferenceEquals(changed, call))
                Replace(changed);
            SetTimer();
            return changed;
        }
    }

    /// <summary>Changes one leg of a call, if both are there.</summary>
    public void ChangeLeg(string id, string legId, Func<Leg, DateTimeOffset, Leg> change) => Change(id, (call, now) =>
        call.Legs.FirstOrDefault(leg => leg.Id == legId) is { } leg && change(leg, now) is var changed && changed != leg
            ? call.With(changed) with { Version = call.Version + 1 }
            : call);

    public Conversation? HangUp(string id) => Change(id, _simulation.HangUp);

    public Conversation? HangUp(string id, string legId) => Change(id, (call, now) =>
        call.Legs.FirstOrDefault(leg => leg.Id == legId) is { } leg ? _simulation.HangUp(call, leg, now) : call);

    /// <summary>Runs the steps that are due by now.</summary>
    public void RunDue()
    {
        lock (_lock)
        {
            _timerDue = null;
            RunDueSteps();
            SetTimer();
        }
    }

    /// <summary>Restores saved calls.</summary>
    public void Restore(IEnumerable<Conversation> calls)
    {
        lock (_lock)
        {
            foreach (var call in calls)
            {
                _calls.Put(call.Id, call, call.Weight);
                Schedule(call);
            }
            SetTimer();
        }
    }

    public void Dispose() => _timer.Dispose();

    private DateTimeOffset RunDueSteps()
    {
        var now = _clock.Now;
        while (_due.Count > 0 && _due.Min is var (due, _, id) && due <= now)
        {
            _calls.TryGet(id, out var call);
            Replace(_simulation.Step(call!)); // it is there: removing a call removes its steps
        }
        return now;
    }

    private void Keep(Conversation call, int weight)
    {
        _calls.Put(call.Id, call, weight);
        Schedule(call);
        Changed?.Invoke(call);
    }

    private void Replace(Conversation call)
    {
        _calls.Replace(call.Id, call, call.Weight);
        Schedule(call);
        Changed?.Invoke(call);
    }

    private void Schedule(Conversation call)
    {
        Unschedule(call.Id);
        if (call.Due is { } due)
        {
            var entry = (due, _order++, call.Id);
            _due.Add(entry);
            _dueOf[call.Id] = entry;
        }
    }

    private void Unschedule(string id)
    {
        if (_dueOf.Remove(id, out var entry))
            _due.Remove(entry);
    }

    private void SetTimer()
    {
        // A timer that fires too early finds nothing due, and is set again; that is rarer than calls are.
        if (_due.Count == 0 || _timerDue <= _due.Min.Due)
            return;
        _timerDue = _due.Min.Due;
        var wait = _due.Min.Due - _clock.Now;
        _timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
