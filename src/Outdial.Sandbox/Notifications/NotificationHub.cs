using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>The notification channels, and which events each receives.</summary>
internal sealed class NotificationHub(SandboxClock clock, SandboxLimits limits)
{
    /// <summary>How many channels there are at most, of all owners together.</summary>
    internal const int MaximumChannels = 1_000;

    // Public descriptions of the service say 24 hours.
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly Lock _lock = new();

    // The oldest first. Replaced, never changed, so that it can be read without a lock.
    private ImmutableArray<NotificationChannel> _channels = [];

    /// <summary>Opens a channel; if the owner has too many, the owner's oldest is closed.</summary>
    public NotificationChannel Open(string owner)
    {
        var channel = new NotificationChannel(NewId.Text(), owner, clock.Now + Lifetime);
        lock (_lock)
        {
            var own = _channels.Where(one => one.Owner == owner).ToList();
            if (own.Count >= limits.Channels)
                Close(own[0]);
            foreach (var expired in _channels.Where(one => one.Expires <= clock.Now).ToList())
                Close(expired);
            if (_channels.Length >= MaximumChannels)
                Close(_channels[0]);
            _channels = _channels.Add(channel);
        }
        return channel;
    }

    public NotificationChannel? Find(string id) =>
        _channels.FirstOrDefault(channel => channel.Id == id && clock.Now < channel.Expires);

    public ImmutableArray<NotificationChannel> OfOwner(string owner) =>
        [.. _channels.Where(channel => channel.Owner == owner && clock.Now < channel.Expires)];

    /// <summary>Sends the call's state to every channel that is subscribed to it.</summary>
    public void Publish(Conversation call)
    {
        foreach (var channel in _channels)
            foreach (var topic in channel.Topics)
                if (topic.Matches(call))
                    channel.Send(Event(topic, call));
    }

    public void CloseAll()
    {
        lock (_lock)
            foreach (var channel in _channels)
                Close(channel);
    }

    private void Close(NotificationChannel channel)
    {
        _channels = _channels.Remove(channel);
        channel.Close();
    }

    private static byte[] Event(NotificationTopic topic, Conversation call)
    {
        var metadata = new Dictionary<string, string> { ["CorrelationId"] = NewId.Text() };
        return topic.IsFlat
            ? LegibleJson.Bytes(
                new NotificationEvent<CallConversation>(topic.Name, "2", CallConversation.Of(call), metadata),
                NotificationJson.Default.NotificationEventCallConversation)
            : LegibleJson.Bytes(
                new NotificationEvent<NestedConversation>(topic.Name, "2", NestedConversation.Of(call), metadata),
                NotificationJson.Default.NotificationEventNestedConversation);
    }
}
