using System.Net;
using System.Net.Http.Headers;

namespace Outdial.Sandbox.Tests;

/// <summary>A page of another site may give its name the sandbox's address: it must not become a part of that
/// site.</summary>
public sealed class ConsoleHostFilterTests
{
    private static readonly string[] Paths =
        ["/", "/sandbox/requests", "/sandbox/state", "/sandbox/faults", "/sandbox/page/page.js", "/sandbox/nothing"];

    public static TheoryData<string, bool> Hosts() => new()
    {
        { "127.0.0.1", true }, { "127.0.0.1:1", true }, { "127.1.2.3", true }, { "[::1]", true }, { "[::1]:80", true },
        { "localhost", true }, { "LOCALHOST:80", true }, { "api.localhost", true },
        { "dev.example.com", true }, { "a.wild.example.com", true }, { "192.0.2.7", true },
        { "evil.example", false }, { "evil.example:80", false }, { "localhost.evil.example", false },
        { "127.0.0.1.evil.example", false }, { "evil-localhost", false }, { "b.a.wild.example.com", false },
        { "wild.example.com", false }, { "192.0.2.8", false }, { "0.0.0.0", false }, { "[::2]", false },
        { "2130706433", false }, { "0x7f.1", false }, { "127.1", false },
    };

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task Answers_to_its_own_names_alone(string host, bool isServed)
    {
        await using var session = await Session.StartAsync(new SandboxOptions
        {
            HostNames = ["dev.example.com", "*.wild.example.com", "192.0.2.7"],
        });
        foreach (var path in Paths)
            Assert.Equal(!isServed, await AskAsync(session, HttpMethod.Get, path, host) == 421);
        Assert.Equal(isServed ? 204 : 421, await AskAsync(
            session, HttpMethod.Post, "/sandbox/faults", host, """{"fault":"status=503,count=1"}"""));
        Assert.Equal(isServed ? 1 : 0, session.Sandbox.Faults.Count());
    }

    [Theory]
    [InlineData("192.0.2.8", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("evil.example", false)]
    public async Task Answers_to_every_address_where_it_listens_on_all(string host, bool isServed)
    {
        await using var session = await Session.StartAsync(new SandboxOptions { Bind = IPAddress.Any });
        Assert.Equal(isServed ? 200 : 421, await AskAsync(session, HttpMethod.Get, "/sandbox/state", host));
    }

    // The service itself is reached by any name: clients make it of organisation and region.
    [Fact]
    public async Task The_service_answers_to_any_host()
    {
        await using var session = await Session.StartAsync();
        Assert.Equal(401, await AskAsync(session, HttpMethod.Get, "/api/v2/users/me", "api.mypurecloud.com"));
    }

    private static async Task<int> AskAsync(
        Session session, HttpMethod method, string path, string host, string? json = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Host = host;
        if (json is not null)
            request.Content = new StringContent(json, new MediaTypeHeaderValue("application/json"));
        return (await session.SendAsync(request)).Status;
    }
}
