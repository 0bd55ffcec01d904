namespace Outdial.Sandbox;

/// <summary>The requests that were answered, in the order in which they were.</summary>
internal sealed class RequestJournal(int limit)
{
    private readonly Lock _lock = new();
    private readonly NewestEntries<long, JournalEntry> _entries = new(limit);
    private long _next;

    public void Add(JournalEntry entry)
    {
        var weight = entry.RequestBody.Length + entry.ResponseBody.Length + entry.Path.Length;
        lock (_lock)
            _entries.Put(_next++, entry, weight);
    }

    public IReadOnlyList<JournalEntry> Snapshot()
    {
        lock (_lock)
            return [.. _entries.OldestFirst];
    }
}
