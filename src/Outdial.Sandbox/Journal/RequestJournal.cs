namespace Outdial.Sandbox;

/// <summary>The newest requests, in the order of their responses.</summary>
internal sealed class RequestJournal(int limit)
{
    private readonly Lock _lock = new();
    private readonly Queue<JournalEntry> _entries = [];
    private long _next;
    private long _weight;

    /// <summary>How many requests were answered since the start, evicted ones included.</summary>
    public long Count => Volatile.Read(ref _next);

    /// <summary>Restores saved entries, in their order.</summary>
    public void Restore(IEnumerable<JournalEntry> entries)
    {
        foreach (var entry in entries)
            Add(entry);
    }

    /// <summary>Adds an entry, and returns it with its number.</summary>
    public JournalEntry Add(JournalEntry entry)
    {
        lock (_lock)
        {
            entry = entry with { Number = _next++ };
            _entries.Enqueue(entry);
            _weight += WeightOf(entry);
            while (_entries.Count > limit || _weight > MemoryBound.Weight)
                _weight -= WeightOf(_entries.Dequeue());
        }
        return entry;
    }

    /// <summary>The newest entries, from the oldest of them to the newest.</summary>
    public IReadOnlyList<JournalEntry> Newest(int count)
    {
        lock (_lock)
            return [.. _entries.Skip(Math.Max(0, _entries.Count - count))];
    }

    /// <summary>Removes every entry, and counts from 0 again.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
            (_next, _weight) = (0, 0);
        }
    }

    public IReadOnlyList<JournalEntry> Snapshot() => Newest(int.MaxValue);

    private static long WeightOf(JournalEntry entry) =>
        entry.RequestBody.Length + entry.ResponseBody.Length + entry.Path.Length + entry.Query.Length;
}
