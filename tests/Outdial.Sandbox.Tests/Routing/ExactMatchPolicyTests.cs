namespace Outdial.Sandbox.Tests;

/// <summary>ASP.NET's routing ignores case and a slash at the end of a path; the emulated service does not.</summary>
public sealed class ExactMatchPolicyTests
{
    [Theory]
    // Another path: not found.
    [InlineData("GET", "/api/v2/users/ME", 404, "not.found")]
    [InlineData("GET", "/api/v2/users/me/", 404, "not.found")]
    [InlineData("GET", "/API/v2/users/me", 404, "not.found")]
    [InlineData("GET", "/api/v2/users%2Fme", 404, "not.found")]
    [InlineData("PUT", "/API/v2/users/me", 404, "not.found")]
    [InlineData("POST", "/OAuth/token", 404, "not.found")]
    [InlineData("GET", Session.Calls + "/history/", 404, "not.found")]
    [InlineData("GET", Session.Calls + "//", 404, "not.found")]
    // The same path, percent-encoded.
    [InlineData("GET", "/api/v2/users/m%65", 200, null)]
    // Not the literal in another case, so a parameter.
    [InlineData("GET", Session.Calls + "/history", 200, null)]
    [InlineData("GET", Session.Calls + "/History", 404, "conversation.error.conversation.not.found")]
    [InlineData("GET", Session.Calls + "/a%2Fb", 404, "conversation.error.conversation.not.found")]
    [InlineData("PATCH", Session.Calls + "/history", 404, "conversation.error.conversation.not.found")]
    // Methods have a case, too.
    [InlineData("get", Session.Calls + "/history", 405, "method.not.allowed")]
    [InlineData("POST", Session.Calls + "/history", 405, "method.not.allowed")]
    public async Task Service_paths_and_methods_match_letter_for_letter(
        string method, string path, int status, string? code)
    {
        await using var session = await Session.StartAsync();
        // As bytes: HttpClient writes GET for "get".
        var body = method == "PATCH" ? """{"state":"disconnected"}""" : "";

        var (found, text) = await RawRequest.SendAsync(
            session.Sandbox, method, path, $"Authorization: Bearer {session.Sandbox.SignIn()}", body);

        Assert.Equal(status, found);
        if (code is not null)
            Assert.Contains($"\"code\":\"{code}\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/sandbox/clock", 200)]
    [InlineData("HEAD", "/sandbox/clock", 200)]
    [InlineData("GET", "/sandbox/Clock", 404)]
    [InlineData("GET", "/sandbox/clock/", 404)]
    [InlineData("GET", "/sandbox//clock", 404)]
    [InlineData("PUT", "/sandbox/Clock", 404)]
    [InlineData("PUT", "/sandbox/clock", 405)]
    [InlineData("HEAD", "/sandbox/reset", 405)]
    [InlineData("GET", "/sandbox/phones/a%2Fb", 200)]
    public async Task Control_API_paths_match_letter_for_letter(string method, string path, int status)
    {
        await using var session = await Session.StartAsync();

        Assert.Equal(status, (await RawRequest.SendAsync(session.Sandbox, method, path)).Status);
    }

    // HEAD is not a GET for the service, as it was published for one path only.
    [Theory]
    [InlineData("/api/v2/tokens/me", 200)]
    [InlineData("/api/v2/users/me", 405)]
    public async Task HEAD_is_accepted_where_it_is_published(string path, int status)
    {
        await using var session = await Session.StartAsync();

        Assert.Equal(status, (await session.AskAsync("HEAD", path, session.Sandbox.SignIn())).Status);
    }
}
