namespace Outdial.Sandbox.Tests;

public sealed class UnknownRequestTests
{
    [Theory]
    [InlineData("GET", "/nowhere")]
    [InlineData("GET", "/index.html")]
    [InlineData("POST", "/api/v2/conversation")]
    [InlineData("POST", "/api/v2/conversations/calls/")]
    [InlineData("POST", "/api/v2/conversations/calls/user/")]
    [InlineData("POST", "/api/v2//conversations/calls")]
    [InlineData("POST", "/api/v2/conversations/calls/user/a/b")]
    [InlineData("DELETE", "/API/V2/conversations/calls")]
    [InlineData("OPTIONS", "/nowhere")]
    public async Task Is_not_found_in_JSON(string method, string path)
    {
        await using var session = await Session.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        var reply = await session.SendAsync(request);

        Assert.Equal((404, "not.found", "The requested resource was not found."),
            (reply.Status, reply["code"], reply["message"]));
        Assert.Equal("application/json", reply.ContentHeaders.ContentType?.ToString());
        Assert.Equal(reply.CorrelationId, reply["contextId"]);
    }

    [Fact]
    public async Task Is_answered_in_JSON_and_never_in_HTML_whatever_the_path()
    {
        await using var session = await Session.StartAsync();
        using var state = new SandboxState(new SandboxOptions());
        var words = EndpointCatalog.For(state).All.SelectMany(one => one.Path.Split('/')).Distinct().ToArray();
        // NUL is refused by the web server, and a path of dots or of half a pair is another path on the wire.
        var part = Gen.OneOf(
            Gen.OneOf(words),
            Gen.OneOf("", "é", "%", "<b>", "..%2f", "{conversationId}", "me", "V2", "calls;a=b", "calls.json"),
            Gen.Char['\u0001', '\ud7ff'].Array[1, 12].Select(letters => new string(letters)));
        var method = Gen.OneOf("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "SING");

        await Gen.Select(method, part.Array[1, 9]).SampleAsync(async (verb, parts) =>
        {
            var path = "/api/v2/" + string.Join('/', parts.Select(Uri.EscapeDataString));
            var reply = await session.AskAsync(verb, path, token: null);
            return reply.Status is 401 or 404 or 405
                && reply.ContentHeaders.ContentType?.ToString() == "application/json"
                && (reply["status"], reply["contextId"]) == ($"{reply.Status}", reply.CorrelationId)
                && reply.Status == (reply["code"] switch
                {
                    "authentication.required" => 401,
                    "not.found" => 404,
                    "method.not.allowed" => 405,
                    _ => 0,
                });
        }, iter: 1000);
    }

    [Theory]
    [InlineData("GET", "/oauth/token", "POST")]
    [InlineData("PUT", "/oauth/token", "POST")]
    [InlineData("DELETE", "/oauth/authorize", "GET, POST")]
    [InlineData("PATCH", "/api/v2/conversations/calls", "POST, GET")]
    [InlineData("DELETE", "/api/v2/conversations/calls/x", "GET, PATCH")]
    [InlineData("GET", "/api/v2/conversations/calls/user/x", "POST")]
    [InlineData("SING", "/api/v2/users/me", "GET")]
    public async Task Is_refused_in_JSON_when_its_method_is_wrong(string method, string path, string allowed)
    {
        await using var session = await Session.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        var reply = await session.SendAsync(request);

        Assert.Equal((405, "method.not.allowed"), (reply.Status, reply["code"]));
        Assert.Equal(allowed, string.Join(", ", reply.ContentHeaders.Allow));
    }

    [Fact]
    public async Task Has_no_body_in_the_answer_to_HEAD()
    {
        await using var session = await Session.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Head, "/nowhere");

        var reply = await session.SendAsync(request);

        Assert.Equal((404, ""), (reply.Status, reply.Text));
    }

    [Fact]
    public async Task Has_the_guides_shape_where_only_the_guide_is_spoken()
    {
        await using var session = await Session.StartAsync(new SandboxOptions { Contract = SandboxContract.Guide });

        Assert.Equal(["resource not found"], (await session.GetAsync("/nowhere", token: null)).Errors);
        Assert.Equal(["method not allowed"], (await session.GetAsync("/oauth/token", token: null)).Errors);
    }
}
