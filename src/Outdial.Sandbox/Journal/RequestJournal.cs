namespace Outdial.Sandbox;

/// <summary>The requests that were answered, in the order in which they were.</summary>
internal sealed class RequestJournal(int limit)
{
    private readonly Lock _lock = new();
    private readonly NewestEntries<long, JournalEntry> _entries = new(limit);
    private long _next;

    /// <summary>How many requests were answered since the start, forgotten ones included.</summary>
    public long Count => Volatile.Read(ref _next);

    /// <summary>Takes entries back that were kept elsewhere, in their order.</summary>
    public void Restore(IEnumerable<JournalEntry> entries)
    {
        foreach (var entry in entries)
            Add(entry);
    }

    /// <summary>Adds an entry, and gives it with its number.</summary>
    public JournalEntry Add(JournalEntry entry)
    {
        var weight = entry.RequestBody.Length + entry.ResponseBody.Length + entry.Path.Length + entry.Query.Length;
        lock (_lock)
        {
            entry = entry with { Number = _next };
            _entries.Put(_next++, entry, weight);
        }
        return entry;
    }

    /// <summary>The newest entries, from the oldest of them to the newest.</summary>
    public IReadOnlyList<JournalEntry> Newest(int count)
    {
        lock (_lock)
            return _entries.Newest(count);
    }

    /// <summary>Forgets everything, and counts from 0 again.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
            _next = 0;
        }
    }

    public IReadOnlyList<JournalEntry> Snapshot()
    {
        lock (_lock)
            return [.. _entries.OldestFirst];
    }
}
