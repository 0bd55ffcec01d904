namespace Outdial.Sandbox.Tests;

public sealed class BearerTests
{
    public static TheoryData<string?, string, string> Headers => new()
    {
        { null, "authentication.required", "No authentication bearer token specified in authorization header." },
        {
            "Basic eDp5", "authentication.required",
            "No authentication bearer token specified in authorization header."
        },
        { "Bearer", "authentication.required", "No authentication bearer token specified in authorization header." },
        { "Bearer never-issued", "bad.credentials", "Invalid login credentials." },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public async Task Refuses_a_request_without_a_token_of_its_own(string? authorization, string code, string message)
    {
        await using var session = await Session.StartAsync();
        (HttpMethod, string)[] operations =
        [
            (HttpMethod.Post, Session.Calls),
            (HttpMethod.Post, $"{Session.Calls}/user/{session.Sandbox.UserId}"),
            (HttpMethod.Get, $"{Session.Calls}/none"),
        ];

        foreach (var (method, path) in operations)
        {
            using var request = new HttpRequestMessage(method, path);
            if (authorization is not null)
                request.Headers.TryAddWithoutValidation("Authorization", authorization);
            var reply = await session.SendAsync(request);

            Assert.Equal((401, code, message), (reply.Status, reply["code"], reply["message"]));
            Assert.Equal("Bearer", reply.Headers.WwwAuthenticate.Single().Scheme);
        }
    }

    [Theory]
    [InlineData(null, "access token is missing")]
    [InlineData("Bearer never-issued", "access token is invalid")]
    public async Task Refuses_in_the_guides_shape_where_only_the_guide_is_spoken(string? authorization, string error)
    {
        await using var session = await Session.StartAsync(new SandboxOptions { Contract = SandboxContract.Guide });
        using var request = new HttpRequestMessage(HttpMethod.Post, Session.Calls);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        var reply = await session.SendAsync(request);

        Assert.Equal(401, reply.Status);
        Assert.Equal([error], reply.Errors);
    }

    [Theory]
    [InlineData("bearer")]
    [InlineData("BEARER")]
    public async Task Reads_the_name_of_the_scheme_in_any_case(string scheme)
    {
        await using var session = await Session.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Session.Calls}/none");
        request.Headers.TryAddWithoutValidation("Authorization", $"{scheme} {session.Sandbox.SignIn()}");

        Assert.Equal(404, (await session.SendAsync(request)).Status);
    }
}
