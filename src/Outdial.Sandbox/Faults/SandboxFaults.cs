using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Outdial.Sandbox;

/// <summary>The active faults, which can be changed while the sandbox runs.</summary>
/// <remarks>
/// <para>For each request the faults are tried in the order in which they were added. Delays and skews add up; of the
/// others the first that applies is injected.</para>
/// <para>Safe for several threads; enumerating returns a snapshot.</para>
/// </remarks>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "Named for what it holds.")]
public sealed class SandboxFaults : IEnumerable<SandboxFault>
{
    /// <summary>The maximum number of active faults.</summary>
    internal const int MaximumCount = 1_000;

    private readonly Lock _lock = new();
    private readonly List<ActiveFault> _rules = [];
    private readonly ulong _seed;
    private ulong _added;

    internal SandboxFaults(ulong seed) => _seed = seed;

    /// <summary>How many requests the active faults hit.</summary>
    public int HitCount
    {
        get
        {
            lock (_lock)
                return _rules.Sum(rule => rule.HitCount);
        }
    }

    /// <summary>Adds a fault after the active ones.</summary>
    /// <param name="fault">The fault.</param>
    /// <exception cref="ArgumentException">
    /// A value of the fault is out of its range; the message says which.
    /// </exception>
    /// <exception cref="InvalidOperationException">1000 faults are active, which is the most.</exception>
    public void Add(SandboxFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (fault.FindError() is { } error)
            throw new ArgumentException(error, nameof(fault));
        if (!TryAdd(fault))
            throw new InvalidOperationException($"{MaximumCount} faults are active, which is the most.");
    }

    /// <summary>Adds a fault after the active ones.</summary>
    /// <param name="fault">The fault as text: see <see cref="SandboxFault"/>.</param>
    /// <exception cref="FormatException">The text is not a fault; the message says what is wrong.</exception>
    public void Add(string fault) => Add(SandboxFault.Parse(fault));

    /// <summary>Removes a fault: the first that is equal to <paramref name="fault"/>.</summary>
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

    /// <summary>Removes every fault.</summary>
    /// <remarks>Faults that are added afterwards draw the same random numbers again.</remarks>
    public void Clear()
    {
        lock (_lock)
        {
            _rules.Clear();
            _added = 0;
        }
    }

    /// <summary>
    /// The active faults, those that reached their count included, in the order in which they were added.
    /// </summary>
    public IEnumerator<SandboxFault> GetEnumerator() => Snapshot().Select(rule => rule.Fault).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Adds a fault whose values are in range; false if there are too many.</summary>
    internal bool TryAdd(SandboxFault fault)
    {
        lock (_lock)
        {
            if (_rules.Count >= MaximumCount)
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

    /// <summary>The faults that hit a request before its body is known.</summary>
    internal FaultPlan BeforeBody(string method, string path) =>
        _rules.Count == 0 ? FaultPlan.Nothing : Ask(method, path, body: null, FaultPlan.Nothing);

    /// <summary>The faults that hit it once its body is known, unless another has before.</summary>
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
