namespace Outdial.Sandbox;

/// <summary>A topic that can be subscribed to: the conversations of a user or of a queue.</summary>
/// <param name="Name">The topic, as it was sent.</param>
/// <param name="Id">The id of the user or queue.</param>
/// <param name="IsQueue">Whether it is a queue's.</param>
/// <param name="IsFlat">Whether its events show calls (flat) or conversations (nested).</param>
internal sealed record NotificationTopic(string Name, string Id, bool IsQueue, bool IsFlat)
{
    public static NotificationTopic? Parse(string name) => name.Split('.') switch
    {
        ["v2", "users", { Length: > 0 } id, "conversations", "calls"] => new(name, id, IsQueue: false, IsFlat: true),
        ["v2", "users", { Length: > 0 } id, "conversations"] => new(name, id, IsQueue: false, IsFlat: false),
        ["v2", "routing", "queues", { Length: > 0 } id, "conversations", "calls"] =>
            new(name, id, IsQueue: true, IsFlat: true),
        ["v2", "routing", "queues", { Length: > 0 } id, "conversations"] =>
            new(name, id, IsQueue: true, IsFlat: false),
        _ => null,
    };

    public bool Matches(Conversation call) => IsQueue
        ? call.Legs.Any(leg => leg.QueueId == Id)
        : call.CallerId == Id || call.Legs.Any(leg => leg.UserId == Id);
}
