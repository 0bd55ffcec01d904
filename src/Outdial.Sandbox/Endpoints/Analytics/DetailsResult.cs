namespace Outdial.Sandbox;

/// <summary>The published AnalyticsConversationQueryResponse.</summary>
internal sealed record DetailsResult(IReadOnlyList<DetailsResult.DetailsConversation> Conversations, int TotalHits)
{
    internal sealed record DetailsConversation(
        string ConversationId,
        DateTimeOffset ConversationStart,
        DateTimeOffset? ConversationEnd,
        string OriginatingDirection,
        IReadOnlyList<DetailsParticipant> Participants)
    {
        public static DetailsConversation Of(Conversation call) => new(
            call.Id,
            call.Created,
            call.Ended,
            "outbound",
            [.. call.Legs.Select(leg => DetailsParticipant.Of(leg, call))]);
    }

    internal sealed record DetailsParticipant(
        string ParticipantId,
        string Purpose,
        string? UserId,
        string? ExternalContactId,
        IReadOnlyList<DetailsSession> Sessions)
    {
        public static DetailsParticipant Of(Leg leg, Conversation call) => new(
            leg.Id,
            leg.Purpose,
            leg.UserId,
            leg.IsCaller ? null : call.ExternalContactId,
            [
                new DetailsSession(
                    leg.CommunicationId,
                    "voice",
                    "outbound",
                    DetailsDimensions.Dnis(call, leg).FirstOrDefault(),
                    [DetailsSegment.Of(leg)]),
            ]);
    }

    internal sealed record DetailsSession(
        string SessionId, string MediaType, string Direction, string? Dnis, IReadOnlyList<DetailsSegment> Segments);

    internal sealed record DetailsSegment(
        string SegmentType,
        DateTimeOffset SegmentStart,
        DateTimeOffset? SegmentEnd,
        string? DisconnectType,
        string? ErrorCode,
        string? QueueId,
        string? WrapUpCode)
    {
        public static DetailsSegment Of(Leg leg) => new(
            leg.Connected is null ? "contacting" : "interact",
            leg.Started,
            leg.Ended,
            leg.DisconnectType,
            leg.Error?.Code,
            leg.QueueId,
            leg.WrapUp?.Code);
    }
}
