using System.Collections.Immutable;

namespace Outdial;

/// <summary>A call to place: it can express more than either contract, and is not yet checked.</summary>
/// <remarks><see cref="CallValidator"/> checks it; what the contract in use cannot express becomes a diagnostic, and is
/// never dropped silently.</remarks>
public sealed record OutboundCall
{
    private static readonly ImmutableSortedDictionary<string, string> NoAttributes =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The addresses to call. Several make a conference under the contract platform, several participants
    /// under guide.</summary>
    public ImmutableArray<ParticipantAddress> Destinations
    {
        get;
        init => (field, Fault) = (value.IsDefault ? [] : value, null);
    } = [];

    /// <summary>Skills that the agent who takes the call must have. Default: none.</summary>
    public ImmutableArray<SkillRequirement> Skills
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>The wrap-up code (result) of the call. Default: none. Contract guide only.</summary>
    public Guid? WrapUpCode { get; init; }

    /// <summary>The external contact that the call belongs to. Default: none.</summary>
    public Guid? ExternalContact { get; init; }

    /// <summary>The number shown to the called party. Default: the organisation's. Contract platform only.</summary>
    public E164Number? CallerId { get; init; }

    /// <summary>The name shown to the called party. Default: the organisation's. Contract platform only.</summary>
    public string? CallerIdName { get; init; }

    /// <summary>The user who makes the call. Default: the token's user. Contract platform only.</summary>
    public Guid? OnBehalfOfUser { get; init; }

    /// <summary>The queue on whose behalf the call is made. Default: none. Contract platform only.</summary>
    public Guid? FromQueue { get; init; }

    /// <summary>The priority in the queue that is called. Default: the queue's own. Its range is not
    /// documented.</summary>
    public int? Priority { get; init; }

    /// <summary>The language skill for the queue that is called. Default: none. Contract platform only.</summary>
    public Guid? Language { get; init; }

    /// <summary>Attributes put on the customer participant. Default: none. Contract platform only.</summary>
    public ImmutableSortedDictionary<string, string> Attributes
    {
        get;
        init => field = value ?? NoAttributes;
    } = NoAttributes;

    /// <summary>SIP user-to-user data. Default: none. Contract platform only.</summary>
    public string? UuiData { get; init; }

    /// <summary>The utilization label. Default: none. Contract platform only.</summary>
    public string? Label { get; init; }

    /// <summary>Why the text given as the destination is not an address; null if there is none such. Other
    /// <see cref="Destinations"/> replace it.</summary>
    internal Diagnostic? Fault { get; private init; }

    /// <summary>A call to these addresses and nothing else.</summary>
    /// <param name="destinations">The addresses to call.</param>
    public static OutboundCall To(params ReadOnlySpan<ParticipantAddress> destinations) =>
        new() { Destinations = [.. destinations] };

    /// <summary>A call to a phone number and nothing else.</summary>
    /// <param name="number">The number to call.</param>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public static OutboundCall To(E164Number number) => To(new ParticipantAddress.Phone(number));

    /// <summary>A call to one address. It never throws because of the text: a text that is not an address makes a call
    /// without destinations, and checking or placing it reports why (<see cref="CallOutcome.Invalid"/>).</summary>
    /// <param name="destination">The address, as text: <c>+12025550123</c>, <c>queue:&lt;id&gt;</c>, ...</param>
    public static OutboundCall To(string destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return AddressScanner.Scan(destination, out var address) is { } fault
            ? new() { Fault = fault }
            : To(address!); // no fault, so an address
    }

    /// <summary>The destinations, masked: the rest may be personal data, and does not belong in a log.</summary>
    public override string ToString() => Fault is null
        ? $"Call to {string.Join(", ", Destinations.Select(destination => destination?.ToString("M")))}"
        : "Call to a text that is not an address";
}
