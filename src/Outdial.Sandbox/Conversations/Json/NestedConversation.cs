namespace Outdial.Sandbox;

/// <summary>
/// The published Conversation: the state is on the calls inside each participant, whose ids are the communication ids
/// of the wrap-up path.
/// </summary>
internal sealed record NestedConversation
{
    public required string Id { get; init; }

    public required DateTimeOffset StartTime { get; init; }

    public DateTimeOffset? EndTime { get; init; }

    public required IReadOnlyList<NestedParticipant> Participants { get; init; }

    public string RecordingState { get; } = "none";

    public required string SelfUri { get; init; }

    public static NestedConversation Of(Conversation call) => new()
    {
        Id = call.Id,
        StartTime = call.Created,
        EndTime = call.Ended,
        Participants = [.. call.Legs.Select(leg => NestedParticipant.Of(leg, call))],
        SelfUri = $"/api/v2/conversations/{call.Id}",
    };

    /// <summary>Members in the order in which they are written.</summary>
    internal sealed record NestedParticipant
    {
        public required string Id { get; init; }

        public required DateTimeOffset StartTime { get; init; }

        public DateTimeOffset? EndTime { get; init; }

        public required string Purpose { get; init; }

        public string? Address { get; init; }

        public string? UserId { get; init; }

        public string? QueueId { get; init; }

        public string? ExternalContactId { get; init; }

        public IReadOnlyDictionary<string, string>? Attributes { get; init; }

        public bool WrapupRequired { get; }

        public required IReadOnlyList<NestedCall> Calls { get; init; }

        public static NestedParticipant Of(Leg leg, Conversation call) => new()
        {
            Id = leg.Id,
            StartTime = leg.Started,
            EndTime = leg.Ended,
            Purpose = leg.Purpose,
            Address = leg.Address,
            UserId = leg.UserId,
            QueueId = leg.QueueId,
            ExternalContactId = leg.IsCaller ? null : call.ExternalContactId,
            Attributes = leg.SortedAttributes,
            Calls = [NestedCall.Of(leg, call)],
        };
    }

    /// <summary>Members in the order in which they are written.</summary>
    internal sealed record NestedCall
    {
        public required string Id { get; init; }

        public required LegState State { get; init; }

        public string Direction { get; } = "outbound";

        public bool Held { get; init; }

        public bool Muted { get; init; }

        public NestedAddress? Other { get; init; }

        public string? DisconnectType { get; init; }

        public IReadOnlyList<DisconnectReason>? DisconnectReasons { get; init; }

        public ErrorInfo? ErrorInfo { get; init; }

        public DateTimeOffset? ConnectedTime { get; init; }

        public DateTimeOffset? DisconnectedTime { get; init; }

        public string? UuiData { get; init; }

        public string Provider { get; } = "Edge";

        public static NestedCall Of(Leg leg, Conversation call) => new()
        {
            Id = leg.CommunicationId,
            State = leg.State,
            Held = leg.Held,
            Muted = leg.Muted,
            Other = leg.Address is { } address ? new NestedAddress(address, address) : null,
            DisconnectType = leg.DisconnectType,
            DisconnectReasons = ReasonsOf(leg),
            ErrorInfo = leg.Error,
            ConnectedTime = leg.Connected,
            DisconnectedTime = leg.Ended,
            UuiData = leg.IsCaller ? null : call.UuiData,
        };

        // That there are reasons of type q850 or sip is published; that a busy or unanswered phone is shown so is the
        // sandbox's reading. The codes and their phrases are ITU-T Q.850's.
        private static IReadOnlyList<DisconnectReason>? ReasonsOf(Leg leg) =>
            leg is not { IsCaller: false, Connected: null, DisconnectType: "endpoint" } ? null
            : leg.Outcome is SimulatedOutcome.Busy ? [new DisconnectReason("q850", 17, "User busy")]
            : [new DisconnectReason("q850", 19, "No answer from user (user alerted)")];
    }

    internal sealed record NestedAddress(string AddressNormalized, string AddressRaw);

    internal sealed record DisconnectReason(string Type, int Code, string Phrase);
}
