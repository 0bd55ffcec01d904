namespace Outdial;

/// <summary>A row of a list with what is known of it.</summary>
public sealed record ListRow
{
    /// <summary>Where it stands in its source, from 1.</summary>
    public required long Position { get; init; }

    /// <summary>What names it in its list.</summary>
    public required string RowKey { get; init; }

    /// <summary>Which attempt at it this is, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>The key of this attempt's call.</summary>
    public required CallKey Key { get; init; }

    /// <summary>What is known of it.</summary>
    public required ListRowState State { get; init; }

    /// <summary>The destinations, masked.</summary>
    public required string Shown { get; init; }

    /// <summary>The user who calls, or is to call; null if that is any of the list's.</summary>
    public string? Caller { get; init; }

    /// <summary>When it may be placed next; null if it waits for nothing.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>The rule that explains its state, such as <c>OD6020</c>; null if it needs no explanation.</summary>
    public string? Rule { get; init; }

    /// <summary>Its state in one sentence; it carries no whole number.</summary>
    public string? Message { get; init; }

    /// <summary>How the call ended, in a word such as <c>answered</c> or <c>busy</c>; null before that.</summary>
    public string? Verdict { get; init; }

    /// <summary>The conversation; null if none is known.</summary>
    public string? ConversationId { get; init; }

    /// <summary>When the attempt left, or was about to; null if it did not, or if nothing was dialled.</summary>
    public DateTimeOffset? Placed { get; init; }

    /// <summary>When the call was over; null before that.</summary>
    public DateTimeOffset? Over { get; init; }
}
