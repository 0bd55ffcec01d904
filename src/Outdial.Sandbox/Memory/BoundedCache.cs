using System.Diagnostics.CodeAnalysis;

namespace Outdial.Sandbox;

/// <summary>
/// Keeps the newest entries, up to a number and a weight: a sandbox may run for days, and its memory must not grow.
/// </summary>
/// <remarks>Not safe for several threads: its owner has a lock.</remarks>
/// <param name="countLimit">How many entries are kept.</param>
internal sealed class BoundedCache<TKey, TValue>(int countLimit)
    where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<Entry>> _byKey = [];
    private readonly LinkedList<Entry> _byAge = [];
    private long _weight;

    /// <summary>Called with each key that was evicted.</summary>
    public Action<TKey>? Evicted { get; init; }

    /// <summary>The values from the oldest to the newest.</summary>
    public IEnumerable<TValue> OldestFirst => _byAge.Select(entry => entry.Value);

    /// <summary>The entries from the oldest to the newest.</summary>
    public IEnumerable<KeyValuePair<TKey, TValue>> EntriesOldestFirst =>
        _byAge.Select(entry => new KeyValuePair<TKey, TValue>(entry.Key, entry.Value));

    /// <summary>The newest values, from the oldest of them to the newest.</summary>
    public List<TValue> Newest(int count)
    {
        var newest = new List<TValue>();
        for (var node = _byAge.Last; node is not null && newest.Count < count; node = node.Previous)
            newest.Add(node.Value.Value);
        newest.Reverse();
        return newest;
    }

    /// <summary>Removes every entry, without calling <see cref="Evicted"/>.</summary>
    public void Clear()
    {
        _byKey.Clear();
        _byAge.Clear();
        _weight = 0;
    }

    /// <summary>Adds or replaces the entry of <paramref name="key"/>, which becomes the newest.</summary>
    public void Put(TKey key, TValue value, long weight)
    {
        Remove(key);
        _byKey[key] = _byAge.AddLast(new Entry(key, value, weight));
        _weight += weight;
        MakeRoom();
    }

    /// <summary>Replaces the value of an existing entry without making it newer; its weight may grow.</summary>
    public void Replace(TKey key, TValue value, long weight = 0)
    {
        if (!_byKey.TryGetValue(key, out var node))
            return;
        var heavier = Math.Max(node.Value.Weight, weight);
        _weight += heavier - node.Value.Weight;
        node.Value = node.Value with { Value = value, Weight = heavier };
        MakeRoom();
    }

    /// <summary>Finds the value of <paramref name="key"/> without making it newer.</summary>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        value = default;
        if (!_byKey.TryGetValue(key, out var node))
            return false;
        value = node.Value.Value;
        return true;
    }

    /// <summary>Removes the entry of <paramref name="key"/>, if it is there.</summary>
    public void Remove(TKey key)
    {
        if (!_byKey.Remove(key, out var node))
            return;
        _byAge.Remove(node);
        _weight -= node.Value.Weight;
    }

    private void MakeRoom()
    {
        while (_byKey.Count > countLimit || _weight > MemoryBound.Weight)
        {
            var oldest = _byAge.First!.Value.Key; // not empty: one limit is exceeded, and no limit is below zero
            Remove(oldest);
            Evicted?.Invoke(oldest);
        }
    }

    private readonly record struct Entry(TKey Key, TValue Value, long Weight);
}
