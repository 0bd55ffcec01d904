using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>The published ChannelTopicEntityListing.</summary>
internal sealed record TopicList(IReadOnlyList<TopicList.Topic> Entities)
{
    public static TopicList Of(ImmutableArray<NotificationTopic> topics) =>
        new([.. topics.Select(topic => new Topic(topic.Name, "Permitted"))]);

    internal sealed record Topic(string Id, string State);
}
