namespace Outdial.Sandbox;

/// <summary>The published CallHistoryConversation: without states and without attributes.</summary>
internal sealed record CallHistoryConversation
{
    public required string Id { get; init; }

    public required IReadOnlyList<CallHistoryParticipant> Participants { get; init; }

    public string Direction { get; } = "outbound";

    public bool WentToVoicemail { get; }

    public bool MissedCall { get; }

    public required DateTimeOffset StartTime { get; init; }

    public bool WasConference { get; init; }

    public bool WasCallback { get; }

    public required string SelfUri { get; init; }

    public static CallHistoryConversation Of(Conversation call) => new()
    {
        Id = call.Id,
        Participants = [.. call.Legs.Select(leg => CallHistoryParticipant.Of(leg, call))],
        StartTime = call.Created,
        WasConference = call.Legs.Count(leg => !leg.IsCaller) > 1,
        SelfUri = call.SelfUri,
    };

    /// <summary>Members in the order in which they are written.</summary>
    internal sealed record CallHistoryParticipant
    {
        public required string Id { get; init; }

        public string? Address { get; init; }

        public required DateTimeOffset StartTime { get; init; }

        public DateTimeOffset? EndTime { get; init; }

        public required string Purpose { get; init; }

        public string Direction { get; } = "outbound";

        public EntityReference? User { get; init; }

        public EntityReference? Queue { get; init; }

        public string? DisconnectType { get; init; }

        public EntityReference? ExternalContact { get; init; }

        public bool DidInteract { get; init; }

        public static CallHistoryParticipant Of(Leg leg, Conversation call) => new()
        {
            Id = leg.Id,
            Address = leg.Address,
            StartTime = leg.Started,
            EndTime = leg.Ended,
            Purpose = leg.Purpose,
            User = EntityReference.User(leg.UserId),
            Queue = EntityReference.Queue(leg.QueueId),
            DisconnectType = leg.DisconnectType,
            ExternalContact = leg.IsCaller ? null : EntityReference.ExternalContact(call.ExternalContactId),
            DidInteract = leg.Connected is not null,
        };
    }
}
