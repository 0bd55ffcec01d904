using System.Collections.Immutable;
using System.Threading.Channels;

namespace Outdial.Sandbox;

/// <summary>A channel: its topics, and the events that wait to be sent.</summary>
internal sealed class NotificationChannel(string id, string owner, DateTimeOffset expires)
{
    // A slow reader loses the oldest events first; memory stays bounded.
    private const int MaximumPending = 1_000;

    private readonly Channel<byte[]> _waiting = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(MaximumPending) { FullMode = BoundedChannelFullMode.DropOldest });

    public string Id { get; } = id;

    /// <summary>The id of the client and the user that it belongs to.</summary>
    public string Owner { get; } = owner;

    public DateTimeOffset Expires { get; } = expires;

    public ImmutableArray<NotificationTopic> Topics { get; set; } = [];

    public ChannelReader<byte[]> Waiting => _waiting.Reader;

    public void Send(byte[] message) => _waiting.Writer.TryWrite(message);

    /// <summary>Ends the channel: what waits is still sent.</summary>
    public void Close() => _waiting.Writer.TryComplete();
}
