using System.Collections.Immutable;

namespace Outdial;

/// <summary>What holds keyed calls back, at the moment at which each is to leave. Everything is off by
/// default.</summary>
/// <remarks>Gates belong to a ledger: it asks those of its own for every keyed call, and those of a list for the list's
/// rows too. A call without a key is neither counted nor held.</remarks>
public sealed record CallGates
{
    /// <summary>No gate at all.</summary>
    public static CallGates None { get; } = new();

    /// <summary>The hours in which may be called, such as <c>Mo-Fr 09:00-20:00</c>, by the clock of the party that is
    /// called. Default: null, at any time.</summary>
    public string? Hours { get; init; }

    /// <summary>The IANA time zone of every party, such as <c>Europe/Berlin</c>. Default: null, the zones in which the
    /// number may be; then it must be within the hours in all of them.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Files of numbers that must not be called, one on each line. They are read again when they change.
    /// Default: none.</summary>
    public ImmutableArray<string> SuppressionFiles
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>The least time between two calls to a number. 1 s to 366 days. Default: null, none.</summary>
    public TimeSpan? MinGap { get; init; }

    /// <summary>The most calls to a number in any 24 hours. 1 to 1,000. Default: null, no limit.</summary>
    public int? MaxPerDay { get; init; }

    /// <summary>The last moment at which a call may leave. Default: null, none.</summary>
    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>Whether nothing is held back.</summary>
    public bool IsEmpty => Equals(None);

    /// <inheritdoc/>
    public bool Equals(CallGates? other) => other is not null &&
        (Hours, TimeZone, MinGap, MaxPerDay, NotAfter) ==
        (other.Hours, other.TimeZone, other.MinGap, other.MaxPerDay, other.NotAfter) &&
        SuppressionFiles.SequenceEqual(other.SuppressionFiles);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Hours, TimeZone, MinGap, MaxPerDay, NotAfter);
}
