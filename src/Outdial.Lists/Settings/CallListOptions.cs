using System.Collections.Immutable;

namespace Outdial.Lists;

/// <summary>How a list is placed.</summary>
public sealed record CallListOptions
{
    /// <summary>The list's name: 1 to 64 of the characters a-z, A-Z, 0-9, '.', '_' and '-'; the first is none of the
    /// last two. It is part of every row's key.</summary>
    public required string Name { get; init; }

    /// <summary>The users who call, each in one call at a time. Default: none, the user of the
    /// client.</summary>
    public ImmutableArray<Guid> Users
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>Under the contract guide, which shows no end of a call: how many calls are placed at once. 1 to 100.
    /// Default: null; it must be said there, and is not used under platform.</summary>
    public int? AtOnce { get; init; }

    /// <summary>What holds rows back. Default: nothing.</summary>
    public CallGates Gates { get; init; } = CallGates.None;

    /// <summary>After which ends a row is tried again. Default: none.</summary>
    public ImmutableArray<CallListRetry> Retries
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>The share of failures among the last 50 calls, from 20 on, at which the list stops: above 0 to 1.
    /// Default: null, it does not.</summary>
    /// <remarks>Failures are calls that the service refused, that are unknown, or for which no line was
    /// found.</remarks>
    public double? StopAfterFailures { get; init; }

    /// <summary>How long a call is followed at the most. 1 min to 24 h. Default: 4 h.</summary>
    public TimeSpan MaxCall { get; init; } = TimeSpan.FromHours(4);

    /// <summary>Where the rows come from, such as a file's name; shown, and not read. Default: null.</summary>
    public string? Source { get; init; }

    /// <summary>A digest of the source, by which the same is recognised under another name. Default: null, it is
    /// not.</summary>
    public string? SourceDigest { get; init; }

    /// <summary>Whether a source that is another list already is imported all the same: all its rows are called
    /// again. Default: false.</summary>
    public bool Again { get; init; }

    /// <summary>Whether rows with faults are left out, and the others imported. Default: false, then nothing is
    /// imported.</summary>
    public bool SkipInvalid { get; init; }
}
