namespace Outdial.Extensibility;

/// <summary>What a queue gives to one that asks for the next call: one of a closed set.</summary>
public abstract record QueueTurn
{
    private QueueTurn()
    {
    }

    /// <summary>This call comes next, and its caller places no other until it is put back or over.</summary>
    /// <param name="Call">The call.</param>
    /// <param name="Caller">Who places it.</param>
    public sealed record Taken(QueuedCall Call, string Caller) : QueueTurn;

    /// <summary>Nothing can be placed now.</summary>
    /// <param name="Until">When to ask again; null if only the end of a call, or a person, changes it.</param>
    /// <param name="Why">What holds the next row back; or which caller is
    /// busy elsewhere; null if none of those who asked is.</param>
    public sealed record Nothing(DateTimeOffset? Until, Diagnostic? Why) : QueueTurn;

    /// <summary>No row waits: all are over, withheld, or need a person.</summary>
    public sealed record Empty : QueueTurn;

    /// <summary>The list is not running.</summary>
    /// <param name="State">What it is; null if there is no such list.</param>
    public sealed record Stopped(CallListState? State) : QueueTurn;
}
