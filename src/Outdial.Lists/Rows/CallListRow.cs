namespace Outdial.Lists;

/// <summary>A row to import into a list of calls.</summary>
public sealed record CallListRow
{
    /// <summary>Where it stands in its source, from 1: it is named in messages, and gives the order. It is no part of
    /// the row's key, since an inserted line would then call all of them again.</summary>
    public required long Position { get; init; }

    /// <summary>What names the row in its list, 1 to 120 characters, such as a customer's number. Default: null, the
    /// address that is called.</summary>
    public string? Key { get; init; }

    /// <summary>The call.</summary>
    public required OutboundCall Call { get; init; }

    /// <summary>The IANA zone of the party, such as <c>Europe/Berlin</c>. Default: null, the list's, else where the
    /// number may be.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The last moment at which the call may leave. Default: null, none but the list's.</summary>
    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>The address as it stands in the source, to be shown with what is wrong with it. Default: null, it is
    /// not shown.</summary>
    public string? Written { get; init; }

    /// <summary>What was found wrong with it before: it is reported with the rest, and the row is not imported.
    /// Default: nothing.</summary>
    public IReadOnlyList<Diagnostic> Faults { get; init; } = [];
}
