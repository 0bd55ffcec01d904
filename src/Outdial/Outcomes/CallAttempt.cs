namespace Outdial;

/// <summary>One attempt at sending a call's request, for logs, traces and finding the call again.</summary>
public sealed record CallAttempt
{
    /// <summary>Which one, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The id that the request carried, by which the call can be found again; null if its contract has no
    /// field for one (guide). See <see cref="CallStamp"/>.</summary>
    public CallStamp? Stamp { get; init; }

    /// <summary>When it began, by this machine's clock.</summary>
    public required DateTimeOffset Began { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>How far it came.</summary>
    public required SendStage Stage { get; init; }

    /// <summary>The answer's HTTP status; null if none came.</summary>
    public int? Status { get; init; }

    /// <summary>The answer's correlation id; null if it had none.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The row of docs/never-dial-twice.md that decided, such as <c>not-connected</c>.</summary>
    public required string Decision { get; init; }
}
