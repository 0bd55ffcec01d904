using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Outdial.Sandbox;

/// <summary>The faults that are on duty, which can be changed while the emulator runs.</summary>
/// <remarks>
/// <para>For each request every fault is asked in the order in which they were added. Delays and skews add up; of the
/// others the first that strikes does.</para>
/// <para>Safe for several threads; enumerating gives the faults of that moment.</para>
/// </remarks>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "Reads as what it is.")]
public sealed class SandboxFaults : IEnumerable<SandboxFault>
{
    /// <summary>How many can be active.</summary>
    internal const int Most = 1_000;

    private readonly Lock _lock = new();
    private readonly List<ActiveFault> _rules = [];
    private readonly ulong _seed;
    private ulong _added;

    internal SandboxFaults(ulong seed) => _seed = seed;

    /// <summary>How many requests were struck by the faults that are on duty now.</summary>
    public int HitCount
    {
        get
        {
            lock (_lock)
                return _rules.Sum(rule => rule.HitCount);
        }
    }

    /// <summary>Puts a fault on duty, after the ones that are.</summary>
    /// <param name="fault">The fault.</param>
    /// <exception cref="ArgumentException">
    /// A value of the fault is out of its range; the message says which.
    /// </exception>
    /// <exception cref="InvalidOperationException">1000 faults are active, which is the most.</exception>
    public void Add(SandboxFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (fault.FindError() is { } misfit)
            throw new ArgumentException(misfit, nameof(fault));
        if (!TryAdd(fault))
            throw new InvalidOperationException($"{Most} faults are active, which is the most.");
    }

    /// <summary>Puts a fault on duty, after the ones that are.</summary>
    /// <param name="fault">The fault as text: see <see cref="SandboxFault"/>.</param>
    /// <exception cref="FormatException">The text is no fault; the message says what is wrong.</exception>
    public void Add(string fault) => Add(SandboxFault.Parse(fault));

    /// <summary>Takes a fault off duty: the first that is equal to <paramref name="fault"/>.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>Whether there was one.</returns>
    public bool Remove(SandboxFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_lock)
        {
            var index = _rules.FindIndex(rule => rule.Fault == fault);
            if (index >= 0)
                _rules.RemoveAt(index);
            return index >= 0;
        }
    }

    /// <summary>Takes all faults off duty.</summary>
    /// <remarks>Those that are added then have the chances that the first ones had.</remarks>
    public void Clear()
    {
        lock (_lock)
        {
            _rules.Clear();
            _added = 0;
        }
    }

    /// <summary>The faults on duty, spent ones included, in the order in which they were added.</summary>
    public IEnumerator<SandboxFault> GetEnumerator() => Snapshot().Select(rule => rule.Fault).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Adds a fault whose values are in range; false if there are too many.</summary>
    internal bool TryAdd(SandboxFault fault)
    {
        lock (_lock)
        {
            if (_rules.Count >= Most)
                return false;
            _rules.Add(new ActiveFault(fault, _seed + (_added++ << 32)));
            return true;
        }
    }

    internal IReadOnlyList<(SandboxFault Fault, int HitCount)> Snapshot()
    {
        lock (_lock)
            return [.. _rules.Select(rule => (rule.Fault, rule.HitCount))];
    }

    /// <summary>What strikes a request before its body is known.</summary>
    internal FaultPlan BeforeBody(string method, string path) =>
        _rules.Count == 0 ? FaultPlan.Nothing : Ask(method, path, body: null, FaultPlan.Nothing);

    /// <summary>What strikes it once its body is known, unless something has before.</summary>
    internal FaultPlan AfterBody(string method, string path, string body, FaultPlan soFar) =>
        _rules.Count == 0 ? soFar : Ask(method, path, body, soFar);

    private FaultPlan Ask(string method, string path, string? body, FaultPlan plan)
    {
        lock (_lock)
        {
            foreach (var rule in _rules.Where(rule => rule.Fault.PrecedesBody == body is null))
            {
                if (!rule.Fault.IsCumulative && plan.Injected is not null)
                    continue;
                if (!rule.TryHit(method, path, body, out var duration))
                    continue;
                plan = rule.Fault.Kind switch
                {
                    FaultKind.Delay => plan with { Delay = plan.Delay + duration },
                    FaultKind.Skew => plan with { Skew = plan.Skew + duration },
                    _ => plan with { Injected = rule.Fault },
                };
                if (rule.Fault.IsCumulative)
                    plan = plan with { Cumulative = plan.Cumulative.Add(rule.Fault) };
            }
            return plan;
        }
    }
}
