using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Outdial.Sandbox;

namespace Outdial.Tests;

/// <summary>A sandbox whose clock only a test moves: each part of a call takes ten seconds of it.</summary>
internal sealed class FollowedSandbox : IAsyncDisposable
{
    internal static readonly TimeSpan Part = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http;

    private FollowedSandbox(GenesysSandbox sandbox)
    {
        Sandbox = sandbox;
        UserToken = sandbox.SignIn();
        _http = new HttpClient { BaseAddress = sandbox.Url };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", UserToken);
    }

    internal GenesysSandbox Sandbox { get; }

    internal string UserToken { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    internal static async Task<FollowedSandbox> StartAsync(SandboxOptions? options = null, params string[] faults) =>
        new(await GenesysSandbox.StartAsync(
            (options ?? new SandboxOptions()) with
            {
                Time = new FakeTimeProvider(new DateTimeOffset(2026, 9, 1, 10, 0, 0, TimeSpan.Zero)),
                Faults = [.. faults.Select(fault => SandboxFault.Parse(fault))],
                Pace = CallPace.Even(Part),
            },
            Token));

    /// <summary>A client of a signed-in user. Its pauses pass at once unless it is given a clock.</summary>
    internal CallClient Client(TimeProvider? time = null, Action<OutdialOptions>? configure = null)
    {
        var options = new OutdialOptions
        {
            LoginUrl = Sandbox.Url,
            ApiUrl = Sandbox.Url,
            AccessToken = UserToken,
        };
        configure?.Invoke(options);
        return new CallClient(options, new CallClientServices { Time = time ?? Tests.Client.Time() });
    }

    /// <summary>Places a call.</summary>
    internal static async Task<string> PlaceAsync(CallClient client, string to = "+12025550123")
    {
        var outcome = await client.PlaceAsync(OutboundCall.To(to), Token);
        return Assert.IsType<CallOutcome.Placed>(outcome).ConversationId;
    }

    /// <summary>Follows a call to its end. Each time that something is told, the next part of it begins.</summary>
    internal async Task<List<CallProgress>> FollowAsync(
        CallClient client, string id, Func<CallProgress, Task>? told = null)
    {
        var all = new List<CallProgress>();
        await foreach (var progress in client.WatchAsync(id, Token))
        {
            all.Add(progress);
            if (told is not null)
            {
                await told(progress);
            }

            Sandbox.Advance(Part);
        }

        Assert.Equal([.. Enumerable.Repeat(false, all.Count - 1), true], all.Select(one => one.IsOver));
        return all;
    }

    /// <summary>How often the call was asked for, in its flat form.</summary>
    internal int Looks(string id) => Requests("GET", $"/api/v2/conversations/calls/{id}");

    internal int Requests(string method, string path) =>
        Sandbox.Requests.Count(request => request.Method == method && request.Path == path);

    /// <summary>Asks the sandbox, as the signed-in user.</summary>
    internal async Task<JsonElement> GetAsync(string path) => await _http.GetFromJsonAsync<JsonElement>(path, Token);

    /// <summary>Asks the sandbox for a change, as the signed-in user.</summary>
    internal async Task PostAsync(string path)
    {
        using var response = await _http.PostAsJsonAsync(path, new object(), Token);
        response.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Sandbox.DisposeAsync();
    }
}
