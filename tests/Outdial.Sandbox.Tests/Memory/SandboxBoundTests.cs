using System.Net.WebSockets;
using Microsoft.Extensions.Time.Testing;

namespace Outdial.Sandbox.Tests;

/// <summary>What is kept is bounded, by the numbers that docs/sandbox.md names.</summary>
public sealed class SandboxBoundTests
{
    [Fact]
    public async Task Of_faults_a_thousand_are_active()
    {
        await using var session = await Session.StartAsync();
        for (var number = 0; number < 1_000; number++)
            session.Sandbox.Faults.Add("status=503,path=/nowhere");

        var refused = await session.PostAsync("/sandbox/faults", """{"fault":"status=503"}""", token: null);
        Assert.Equal(409, refused.Status);
        Assert.Contains("1000 faults", refused.Text, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => session.Sandbox.Faults.Add("status=503"));
        Assert.Equal(1_000, session.Sandbox.Faults.Count());

        session.Sandbox.Faults.Clear();
        var added = await session.PostAsync("/sandbox/faults", """{"fault":"status=503"}""", token: null);
        Assert.Equal(204, added.Status);
    }

    [Fact]
    public void Of_channels_a_thousand_are_open_and_the_oldest_gives_way()
    {
        var hub = new NotificationHub(new SandboxClock(new FakeTimeProvider()), new SandboxLimits());
        var first = hub.Open("owner 0");
        for (var owner = 1; owner < 1_000; owner++)
            hub.Open($"owner {owner}");
        Assert.NotNull(hub.Find(first.Id));
        hub.Open("one more");
        Assert.Null(hub.Find(first.Id));
    }

    [Theory]
    [InlineData(4_095, true)]
    [InlineData(4_097, false)]
    [InlineData(100_000, false)]
    public async Task Of_a_message_less_than_4096_bytes_are_read(int length, bool isRead)
    {
        await using var session = await Session.StartAsync();
        var opened = await session.PostAsync("/api/v2/notifications/channels", "", session.Sandbox.SignIn());
        using var listener = await Listener.ConnectAsync(opened.Json.GetProperty("connectUri").GetString()!);
        await listener.SendAsync("""{"message":"ping"}""".PadRight(length));
        var answer = await listener.NextAsync();
        Assert.Equal(isRead, answer is not null);
        Assert.Equal(isRead ? WebSocketState.Open : WebSocketState.CloseReceived, listener.Socket.State);
    }

    [Fact]
    public async Task Of_sockets_a_thousand_are_open()
    {
        await using var session = await Session.StartAsync();
        var opened = await session.PostAsync("/api/v2/notifications/channels", "", session.Sandbox.SignIn());
        var address = opened.Json.GetProperty("connectUri").GetString()!;
        var listeners = new List<Listener>();
        try
        {
            for (var open = 0; open < 1_000; open++)
                listeners.Add(await Listener.ConnectAsync(address));
            var refused = await Assert.ThrowsAsync<WebSocketException>(() => Listener.ConnectAsync(address));
            Assert.Contains("503", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            listeners.ForEach(listener => listener.Dispose());
        }
    }
}
