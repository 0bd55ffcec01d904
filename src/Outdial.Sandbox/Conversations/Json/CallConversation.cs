namespace Outdial.Sandbox;

/// <summary>The published CallConversation: flat, with the state on each participant.</summary>
internal sealed record CallConversation(
    string Id, IReadOnlyList<CallConversation.CallParticipant> Participants, string RecordingState, string SelfUri)
{
    public static CallConversation Of(Conversation call) =>
        new(call.Id, [.. call.Legs.Select(leg => CallParticipant.Of(leg, call))], "none", call.SelfUri);

    /// <summary>Members in the order in which they are written.</summary>
    internal sealed record CallParticipant
    {
        public required string Id { get; init; }

        public required DateTimeOffset StartTime { get; init; }

        public DateTimeOffset? ConnectedTime { get; init; }

        public DateTimeOffset? EndTime { get; init; }

        public required string Purpose { get; init; }

        public required LegState State { get; init; }

        public string Direction { get; } = "outbound";

        public string? DisconnectType { get; init; }

        public string? Address { get; init; }

        public EntityReference? User { get; init; }

        public EntityReference? Queue { get; init; }

        public EntityReference? ExternalContact { get; init; }

        public IReadOnlyDictionary<string, string>? Attributes { get; init; }

        public string? UuiData { get; init; }

        public ErrorInfo? ErrorInfo { get; init; }

        public bool Held { get; init; }

        public bool Muted { get; init; }

        public bool WrapupRequired { get; }

        public AssignedWrapUpCode? Wrapup { get; init; }

        public string Provider { get; } = "Edge";

        public static CallParticipant Of(Leg leg, Conversation call) => new()
        {
            Id = leg.Id,
            StartTime = leg.Started,
            ConnectedTime = leg.Connected,
            EndTime = leg.Ended,
            Purpose = leg.Purpose,
            State = leg.State,
            DisconnectType = leg.DisconnectType,
            Address = leg.Address,
            User = EntityReference.User(leg.UserId),
            Queue = EntityReference.Queue(leg.QueueId),
            ExternalContact = leg.IsCaller ? null : EntityReference.ExternalContact(call.ExternalContactId),
            Attributes = leg.SortedAttributes,
            UuiData = leg.IsCaller ? null : call.UuiData,
            ErrorInfo = leg.Error,
            Held = leg.Held,
            Muted = leg.Muted,
            Wrapup = AssignedWrapUpCode.OnLeg(leg.WrapUp),
        };
    }
}
