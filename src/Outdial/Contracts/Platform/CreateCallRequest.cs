namespace Outdial;

/// <summary>The published API's CreateCallRequest, less the fields that Outdial has no use for
/// (conversationIds merges calls, routingSkillExpression is another way of saying routingSkillsIds).</summary>
internal sealed record CreateCallRequest
{
    public string? PhoneNumber { get; init; }

    public string? CallerId { get; init; }

    public string? CallerIdName { get; init; }

    public string? CallFromQueueId { get; init; }

    public string? CallQueueId { get; init; }

    public string? CallUserId { get; init; }

    public int? Priority { get; init; }

    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    public string? LanguageId { get; init; }

    public IReadOnlyList<string>? RoutingSkillsIds { get; init; }

    public IReadOnlyList<Destination>? Participants { get; init; }

    public string? UuiData { get; init; }

    public string? ExternalContactId { get; init; }

    public string? Label { get; init; }
}
