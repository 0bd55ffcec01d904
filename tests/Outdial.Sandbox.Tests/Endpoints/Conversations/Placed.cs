using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Outdial.Sandbox.Tests;

/// <summary>A call that the built-in user has placed, in a sandbox whose time the test moves.</summary>
internal sealed class Placed : IAsyncDisposable
{
    public required Session Session { get; init; }

    public required FakeTimeProvider Time { get; init; }

    public string Id { get; private set; } = "";

    public string Path => $"{Session.Calls}/{Id}";

    /// <summary>Places a call, and lets seconds pass.</summary>
    public static async Task<Placed> AfterAsync(double seconds, string call = Session.PlatformCall)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 9, 1, 10, 0, 0, TimeSpan.Zero));
        var placed = new Placed { Time = time, Session = await Session.StartAsync(new SandboxOptions { Time = time }) };
        placed.Id = (await placed.Session.CallAsUserAsync(call))["id"];
        time.Advance(TimeSpan.FromSeconds(seconds));
        return placed;
    }

    public Task<Reply> AskAsync(string method, string path, string? json = null) =>
        Session.AskAsync(method, path, Session.Sandbox.SignIn(), json);

    /// <summary>The path of a leg, the caller's being the first.</summary>
    public async Task<string> LegAsync(int index) =>
        $"{Path}/participants/{(await LegsAsync())[index].GetProperty("id")}";

    /// <summary>The path of the communication of a leg.</summary>
    public async Task<string> CommunicationAsync(int index)
    {
        var party = (await AskAsync("GET", $"/api/v2/conversations/{Id}")).Json.GetProperty("participants")[index];
        var communication = party.GetProperty("calls")[0].GetProperty("id");
        return $"{Path}/participants/{party.GetProperty("id")}/communications/{communication}";
    }

    public async Task<List<JsonElement>> LegsAsync() =>
        [.. (await AskAsync("GET", Path)).Json.GetProperty("participants").EnumerateArray()];

    /// <summary>Purpose, state and disconnect type of every leg.</summary>
    public async Task<string> WordsAsync() => string.Join("; ", (await LegsAsync()).Select(leg => string.Join(' ',
        new[] { "purpose", "state", "disconnectType" }
            .Where(name => leg.TryGetProperty(name, out _)).Select(name => leg.GetProperty(name).ToString()))));

    public ValueTask DisposeAsync() => Session.DisposeAsync();
}
