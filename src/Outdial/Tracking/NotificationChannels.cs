using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Outdial;

/// <summary>Opens notification channels, by which the service tells of calls as they change.</summary>
/// <param name="reader">Asks for the channel.</param>
/// <param name="endpoint">Where the service is.</param>
/// <param name="transport">How to get there: the same way as requests do.</param>
/// <param name="timeout">How long a connection may take.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where to say why there is none.</param>
internal sealed class NotificationChannels(
    ServiceReader reader,
    GenesysEndpoint endpoint,
    TransportSettings transport,
    TimeSpan timeout,
    TimeProvider time,
    ILogger logger) : IDisposable
{
    private const string Path = "/api/v2/notifications/channels";

    // A user has 20 in one application (published SDK), and one more closes the oldest: half are left to others.
    private const int MostOpen = 10;

    // Whose calls, the channel, its topic; what is repeated of them.
    private const int MostRequests = 12;

    // Without a channel the call is polled, which should begin soon.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly Lazy<HttpMessageInvoker> _invoker = new(() =>
        new HttpMessageInvoker(HttpDefaults.Configure(HttpDefaults.PrimaryHandler(), transport)));

    private int _open;

    public void Dispose()
    {
        if (_invoker.IsValueCreated)
        {
            _invoker.Value.Dispose();
        }
    }

    /// <summary>Subscribes to a user's calls, and listens.</summary>
    /// <returns>The open socket; null if none is available, which is logged.</returns>
    internal async Task<NotificationSocket?> OpenAsync(string? user, CancellationToken cancellationToken)
    {
        NotificationSocket? opened = null;
        try
        {
            return opened = Interlocked.Increment(ref _open) <= MostOpen
                ? await SubscribeAsync(user, cancellationToken).ConfigureAwait(false)
                : Without("enough are open");
        }
        finally
        {
            if (opened is null)
            {
                Interlocked.Decrement(ref _open);
            }
        }
    }

    private async Task<NotificationSocket?> SubscribeAsync(string? user, CancellationToken cancellationToken)
    {
        var bounded = reader.Within(new ReadLimit(time, Longest, MostRequests));
        user ??= await bounded.MeAsync(cancellationToken).ConfigureAwait(false);
        if (user is null)
        {
            return Without("the user whose calls to listen to is not known");
        }

        var channel = await bounded.PostAsync(Path, "{}", cancellationToken).ConfigureAwait(false);
        if (channel is not ServiceReading.Shown { Json: var opened })
        {
            return Without(((ServiceReading.Failed)channel).Why);
        }

        if (JsonFields.Text(opened, "id") is not { } id || Address(JsonFields.Text(opened, "connectUri")) is not { } at)
        {
            return Without("the channel has no address to connect to");
        }

        var topic = JsonEncodedText.Encode($"v2.users.{user}.conversations.calls");
        var subscription = await bounded.PutAsync(
            $"{Path}/{Uri.EscapeDataString(id)}/subscriptions", $$"""[{"id":"{{topic}}"}]""", cancellationToken)
            .ConfigureAwait(false);
        return subscription switch
        {
            ServiceReading.Failed failed => Without(failed.Why),
            ServiceReading.Shown { Json: var shown } when IsRejected(shown) => Without("the topic is rejected"),
            _ => await ConnectAsync(at, cancellationToken).ConfigureAwait(false),
        };
    }

    private async Task<NotificationSocket?> ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
#pragma warning disable CA2000 // What listens to it disposes of it.
        var socket = new ClientWebSocket();
#pragma warning restore CA2000
        socket.Options.KeepAliveInterval = socket.Options.KeepAliveTimeout = TimeSpan.FromSeconds(30);
        using var limit = new TimeLimit(timeout, time, cancellationToken);
        try
        {
            // The address itself grants the right to listen: no token is sent with it, whichever host it names.
            await socket.ConnectAsync(address, _invoker.Value, limit.Token).ConfigureAwait(false);
            return new NotificationSocket(socket, timeout, time, () => Interlocked.Decrement(ref _open));
        }
        catch (Exception exception) when (exception is WebSocketException or HttpRequestException or IOException ||
            limit.IsTimeOut(exception))
        {
            socket.Dispose();
            return Without("the connection could not be made");
        }
        catch (OperationCanceledException)
        {
            socket.Dispose();
            throw;
        }
    }

    // In the clear only where requests are too: to this machine.
    private Uri? Address(string? text) =>
        StrictUrl.TryRead(text, out var address) &&
        (address.Scheme == Uri.UriSchemeWss ||
            (address.Scheme == Uri.UriSchemeWs && address.IsLoopback && endpoint.Api.Scheme == Uri.UriSchemeHttp))
            ? address
            : null;

    private static bool IsRejected(JsonElement subscription) =>
        JsonFields.Items(subscription, "entities").Any(topic => JsonFields.Text(topic, "state") == "Rejected");

    private NotificationSocket? Without(string why)
    {
        ServiceLog.Polling(logger, why);
        return null;
    }
}
