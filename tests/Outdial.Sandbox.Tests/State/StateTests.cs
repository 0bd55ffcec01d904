using Microsoft.Extensions.Time.Testing;

namespace Outdial.Sandbox.Tests;

public sealed class StateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sandbox-state-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "state.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Survives_a_restart()
    {
        var time = new FakeTimeProvider();
        string user, guide, call;
        long requests;
        await using (var before = await StartAsync(time))
        {
            user = before.Sandbox.SignIn();
            guide = await before.GuideTokenAsync();
            call = (await before.PostAsync(Session.Calls, Session.PlatformCall, user))["selfUri"];
            before.Sandbox.Advance(TimeSpan.FromSeconds(3));
            requests = before.Sandbox.Requests.Count;
        }

        time.Advance(TimeSpan.FromSeconds(3));
        await using var after = await StartAsync(time);

        Assert.Equal(new Phone("+12025550123", 1, 1), after.Sandbox.Phones["+12025550123"]);
        Assert.Equal(1, after.Sandbox.Phones.Rings);
        Assert.Equal(requests, after.Sandbox.Requests.Count);
        Assert.Equal(Session.PlatformCall, Assert.Single(after.Sandbox.Calls).RequestBody);
        Assert.Equal(["+12025550123"], after.Sandbox.Calls[0].To);
        var legs = (await after.GetAsync(call, user)).Json.GetProperty("participants");
        Assert.Equal(["connected", "connected"],
            legs.EnumerateArray().Select(leg => leg.GetProperty("state").ToString()));
        Assert.Equal(200, (await after.PostAsync(Session.Calls, Session.GuideCall, guide)).Status);
        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(401, (await after.GetAsync(call, user)).Status);
    }

    [Fact]
    public async Task Goes_on_with_the_life_of_a_call()
    {
        var time = new FakeTimeProvider();
        string token, call;
        await using (var before = await StartAsync(time))
        {
            token = before.Sandbox.SignIn();
            call = (await before.PostAsync(Session.Calls, Session.PlatformCall, token))["selfUri"];
        }

        await using var after = await StartAsync(time);
        time.Advance(TimeSpan.FromMinutes(1));

        var legs = (await after.GetAsync(call, token)).Json.GetProperty("participants");
        Assert.Equal(["terminated", "terminated"],
            legs.EnumerateArray().Select(leg => leg.GetProperty("state").ToString()));
    }

    [Fact]
    public async Task Is_written_while_the_sandbox_runs()
    {
        var time = new FakeTimeProvider();
        await using var session = await StartAsync(time);
        await session.CallAsUserAsync(Session.PlatformCall);

        // The writing is another thread's, and takes as long as the disk does.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!(await File.ReadAllTextAsync(Path, patience.Token)).Contains("12025550123", StringComparison.Ordinal))
            time.Advance(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Keeps_no_secret_of_a_client_and_is_its_owners_alone()
    {
        await using (var session = await StartAsync(TimeProvider.System))
        {
            await session.GuideTokenAsync();
            await session.AskByBasicAsync();
        }

        Assert.DoesNotContain("sandbox-secret", await File.ReadAllTextAsync(Path), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
    }

    [Fact]
    public async Task With_nothing_in_it_is_an_empty_one()
    {
        await File.WriteAllTextAsync(Path, "{\"Version\":2}");

        await using var session = await StartAsync(new FakeTimeProvider());

        Assert.Empty(session.Sandbox.Requests);
        Assert.Equal(202, (await session.CallAsUserAsync(Session.PlatformCall)).Status);
    }

    [Theory]
    [InlineData("not JSON", "is not the state of a sandbox")]
    [InlineData("{}", "is not the state of a sandbox")]
    [InlineData("{\"Version\":99}", "another version")]
    [InlineData("{\"Version\":1}", "another version")]
    [InlineData("null", "another version")]
    [InlineData("{\"Version\":2,\"Calls\":[null]}", "is not a complete sandbox state")]
    [InlineData("{\"Version\":2,\"Tokens\":[null]}", "is not a complete sandbox state")]
    [InlineData("", "is not the state of a sandbox")]
    public async Task Of_another_kind_is_refused_and_left_as_it_is(string text, string words)
    {
        await File.WriteAllTextAsync(Path, text);

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => StartAsync(TimeProvider.System));

        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
        Assert.Contains(Path, exception.Message, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(Path));
    }

    [Fact]
    public async Task That_cannot_be_written_is_reported_at_the_start() => await Assert.ThrowsAnyAsync<IOException>(
        () => GenesysSandbox.StartAsync(new SandboxOptions { StatePath = "/proc/nowhere/state.json" }));

    private Task<Session> StartAsync(TimeProvider time) =>
        Session.StartAsync(new SandboxOptions { Time = time, StatePath = Path });
}
