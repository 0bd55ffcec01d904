namespace Outdial.Lists;

/// <summary>How long a list is placed here, and how often its ledger is asked.</summary>
public sealed record CallListRunOptions
{
    /// <summary>When to stop, and pause the list. Default: null, when no row waits.</summary>
    public DateTimeOffset? StopAt { get; init; }

    /// <summary>Whether to wait for rows that are due later. Default: true. If not, it stops when none is due, and the
    /// list stays as it is.</summary>
    public bool Waits { get; init; } = true;

    /// <summary>How often it is looked whether the list was paused elsewhere, or another process left calls behind,
    /// while no call is to be placed. 1 s to 1 h. Default: 5 s.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a caller who cannot call is passed over. 1 s to 1 h. Default: 1 min.</summary>
    public TimeSpan PassOver { get; init; } = TimeSpan.FromMinutes(1);
}
