namespace Outdial.Sandbox;

/// <summary>The published Channel.</summary>
internal sealed record ChannelBody(string Id, string ConnectUri, DateTimeOffset Expires)
{
    public static ChannelBody Of(NotificationChannel channel, ReceivedRequest request) => new(
        channel.Id,
        $"{(request.Scheme == "https" ? "wss" : "ws")}://{request.Host}/channels/{channel.Id}",
        channel.Expires);
}
