namespace Outdial.Sandbox;

/// <summary>The calls that were accepted.</summary>
internal sealed class CallStore(PhoneBook phones, SandboxOptions options)
{
    private readonly Lock _lock = new();
    private readonly NewestEntries<string, Call> _calls = new(options.CallLimit);

    /// <summary>Makes the call and rings its phones.</summary>
    /// <param name="plan">What the call consists of.</param>
    /// <param name="weight">How many bytes asked for it, by which it counts towards what is kept.</param>
    public Call Place(CallPlan plan, int weight)
    {
        var call = new Call(Guid.NewGuid().ToString(), options.Time.GetUtcNow(), plan.Legs);
        lock (_lock)
            _calls.Put(call.Id, call, weight);
        foreach (var number in plan.Phones)
            phones.Ring(number);
        return call;
    }

    public Call? Find(string id)
    {
        lock (_lock)
            return _calls.TryGet(id, out var call) ? call : null;
    }
}
