using System.Collections.Immutable;

namespace Outdial.Sandbox.Tests;

/// <summary>Who may ask, of every operation that there is.</summary>
public sealed class RequestAuthorizerTests
{
    private const string Everything = "*";

    /// <summary>The index of every operation, and what it is called.</summary>
    public static TheoryData<int, string> Operations
    {
        get
        {
            using var state = new SandboxState(new SandboxOptions());
            return
            [
                .. EndpointCatalog.For(state).All.Select((one, index) => (index, $"{one.Method} {one.Path}")),
            ];
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Refuses_a_request_without_a_token(int index, string name)
    {
        await using var session = await Session.StartAsync();
        var operation = OperationAt(index, name);

        AssertRefused(await AskAsync(session, operation, token: null), operation, 401, "authentication.required");
        AssertRefused(await AskAsync(session, operation, "made-up"), operation, 401, "bad.credentials");
    }

    [Fact]
    public void Only_published_operations_are_for_users_only()
    {
        using var state = new SandboxState(new SandboxOptions());
        const string Leg = $"{Session.Calls}/{{conversationId}}/participants/{{participantId}}";

        Assert.Equal(
            [
                $"POST {Session.Calls}", $"GET {Session.Calls}", $"PATCH {Session.Calls}/{{conversationId}}",
                $"PATCH {Leg}", $"PATCH {Leg}/communications/{{communicationId}}", "GET /api/v2/routing/queues/me",
                "GET /api/v2/users/me",
            ],
            EndpointCatalog.For(state).All.Where(one => one.UsersOnly).Select(one => $"{one.Method} {one.Path}"));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Refuses_a_client_where_only_users_are_accepted(int index, string name)
    {
        await using var session = await Session.StartAsync();
        var operation = OperationAt(index, name);

        var reply = await AskAsync(session, operation, await session.PlatformTokenAsync());

        if (operation.UsersOnly)
            AssertRefused(reply, operation, 400, "not.a.user", "This request requires a user context. " +
                "Client credentials cannot be used for requests to this resource.");
        else
            AssertLetThrough(reply, operation);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Requires_the_permissions_of_the_user(int index, string name)
    {
        var operation = OperationAt(index, name);
        ImmutableArray<string> any = operation.AnyPermission, all = operation.AllPermissions;
        await using var session = await Session.StartAsync(new SandboxOptions
        {
            Organisation = new SandboxOrganisation
            {
                Users =
                [
                    new SandboxUser { Id = "nothing", Permissions = ["conversation:call:unheard"] },
                    new SandboxUser { Id = "enough", Permissions = [.. any.TakeLast(1), .. all] },
                ],
            },
        });

        var nothing = await AskAsync(session, operation, session.Sandbox.SignIn("nothing"));
        var enough = await AskAsync(session, operation, session.Sandbox.SignIn("enough"));

        if (!any.IsEmpty)
            AssertRefused(nothing, operation, 403, "missing.any.permissions", "Unable to perform the requested " +
                "action. You must have at least one of the following permissions assigned: " +
                $"[{string.Join(", ", any)}]");
        else if (!all.IsEmpty)
            AssertRefused(nothing, operation, 403, "missing.permissions", "Unable to perform the requested " +
                $"action. You are missing the following permission(s): [{string.Join(", ", all)}]");
        else
            AssertLetThrough(nothing, operation);
        AssertLetThrough(enough, operation);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Requires_a_scope_of_the_client_of_a_users_token(int index, string name)
    {
        var operation = OperationAt(index, name);
        foreach (var scope in operation.Scopes)
        {
            await using var enough = await Session.StartAsync(WithScope(scope));
            AssertLetThrough(await AskAsync(enough, operation, enough.Sandbox.SignIn()), operation);
        }
        await using var session = await Session.StartAsync(WithScope("outbound"));

        AssertRefused(await AskAsync(session, operation, session.Sandbox.SignIn()), operation,
            403, "app.not.authorized.for.scope", $"App not authorized to use scope {operation.Scopes[0]}");
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Requires_permissions_but_no_scope_of_a_client(int index, string name)
    {
        await using var session = await Session.StartAsync();
        var operation = OperationAt(index, name);
        var powerless = (await session.AskForTokenAsync(
            "grant_type=client_credentials",
            Session.Basic(SandboxIdentity.Numbered(0x11), SandboxIdentity.ClientSecret)))["access_token"];

        var reply = await AskAsync(session, operation, powerless);

        if (operation.UsersOnly)
            AssertRefused(reply, operation, 400, "not.a.user");
        else if (operation.AnyPermission.IsEmpty && operation.AllPermissions.IsEmpty)
            AssertLetThrough(reply, operation);
        else
            AssertRefused(reply, operation, 403,
                operation.AnyPermission.IsEmpty ? "missing.permissions" : "missing.any.permissions");
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Lists_the_methods_with_and_without_a_token(int index, string name)
    {
        await using var session = await Session.StartAsync();
        var operation = OperationAt(index, name);

        foreach (var token in new[] { null, session.Sandbox.SignIn() })
        {
            var reply = await session.AskAsync("SING", PathOf(operation), token);
            Assert.Equal((405, "method.not.allowed"), (reply.Status, reply["code"]));
            Assert.Contains(operation.Method, reply.ContentHeaders.Allow);
        }
    }

    [Fact]
    public async Task Refuses_a_client_without_the_scope_in_the_guides_shape()
    {
        await using var session = await Session.StartAsync(new SandboxOptions { Contract = SandboxContract.Guide });
        var id = SandboxIdentity.Numbered(0x11);
        var token = (await session.AskForTokenAsync("grant_type=client_credentials", Session.Basic(id,
            SandboxIdentity.ClientSecret)))["access_token"];

        foreach (var reply in new[]
        {
            await session.PostAsync(Session.Calls, Session.GuideCall, token),
            await session.GetAsync($"{Session.Calls}/none", token),
        })
        {
            Assert.Equal(403, reply.Status);
            Assert.Equal(["Insufficient permissions"], reply.Errors);
        }
        Assert.Equal(0, session.Sandbox.Phones.Rings);
        Assert.Contains("conversation:call:write", session.Sandbox.Requests[1].Explanation, StringComparison.Ordinal);
        Assert.Contains("conversation:call:view", session.Sandbox.Requests[2].Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("conversation:call:write", 200, 403)]
    [InlineData("conversation:call:view", 403, 404)]
    [InlineData("conversation:call:write conversation:call:view", 200, 404)]
    [InlineData("conversations", 403, 403)]
    public async Task Asks_for_the_scopes_of_the_guide(string scopes, int placing, int reading)
    {
        await using var session = await Session.StartAsync(new SandboxOptions
        {
            Contract = SandboxContract.Guide,
            Organisation = new SandboxOrganisation
            {
                Clients =
                [
                    new SandboxClient { Id = "c", Secret = "s", Permissions = [], Scopes = [.. scopes.Split(' ')] },
                ],
            },
        });
        var token = await session.GuideTokenAsync();

        Assert.Equal(placing, (await session.PostAsync(Session.Calls, Session.GuideCall, token)).Status);
        Assert.Equal(reading, (await session.GetAsync($"{Session.Calls}/none", token)).Status);
    }

    [Fact]
    public async Task Refuses_a_guide_token_in_the_guides_shape_under_both()
    {
        await using var session = await Session.StartAsync();
        var granted = await session.AskForTokenAsync($"grant_type=client_credentials" +
            $"&client_id={SandboxIdentity.Numbered(0x11)}&client_secret={SandboxIdentity.ClientSecret}");

        var reply = await session.PostAsync(Session.Calls, Session.GuideCall, granted["access_token"]);

        Assert.Equal(403, reply.Status);
        Assert.Equal(["Insufficient permissions"], reply.Errors);
    }

    private static ApiOperation OperationAt(int index, string name)
    {
        using var state = new SandboxState(new SandboxOptions());
        var operation = EndpointCatalog.For(state).All[index];
        Assert.Equal(name, $"{operation.Method} {operation.Path}");
        return operation;
    }

    // Nothing that an operation names exists, and an empty body is not a call: what is let through is refused later.
    private static string PathOf(ApiOperation operation) => string.Join('/', operation.Path.Split('/')
        .Select(part => part is ['{', ..] ? "00000000-0000-4000-8000-00000000ffff" : part));

    private static Task<Reply> AskAsync(Session session, ApiOperation operation, string? token) =>
        session.AskAsync(operation.Method, PathOf(operation), token, "{}");

    private static SandboxOptions WithScope(string scope) => new()
    {
        Organisation = new SandboxOrganisation
        {
            Clients = [new SandboxClient { Id = "c", Permissions = [Everything], Scopes = [scope] }],
        },
    };

    private static void AssertLetThrough(Reply reply, ApiOperation operation)
    {
        if (operation.Method is "HEAD" || reply.Status < 300)
        {
            Assert.InRange(reply.Status, 200, 204);
            return;
        }
        // The operation's own refusals: no call, no such thing.
        Assert.True(reply.Status is 400 or 404, reply.Text);
        Assert.NotEqual("not.found", reply["code"]);
        Assert.NotEqual("not.a.user", reply["code"]);
    }

    private static void AssertRefused(
        Reply reply, ApiOperation operation, int status, string code, string? message = null)
    {
        Assert.Equal(status, reply.Status);
        if (status == 401)
            Assert.Equal("Bearer", reply.Headers.WwwAuthenticate.Single().Scheme);
        if (operation.Method is "HEAD") // it has no body to say more
            return;
        Assert.Equal((code, $"{status}", reply.CorrelationId), (reply["code"], reply["status"], reply["contextId"]));
        if (message is not null)
            Assert.Equal(message, reply["message"]);
    }
}
