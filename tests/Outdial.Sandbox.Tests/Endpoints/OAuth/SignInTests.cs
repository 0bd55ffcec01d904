using Microsoft.AspNetCore.WebUtilities;

namespace Outdial.Sandbox.Tests;

/// <summary>The page on which a user signs in.</summary>
public sealed class SignInTests
{
    private const string Client = "00000000-0000-4000-8000-000000000001";
    private const string User = "00000000-0000-4000-8000-000000000021";
    private const string Query = $"response_type=code&client_id={Client}&redirect_uri={Browser.Return}";

    [Fact]
    public async Task Sends_the_browser_back_with_a_code_and_the_state()
    {
        await using var session = await Session.StartAsync();

        var returned = await Browser.SignInAsync(session, $"{Query}&state=s%20%2B%26%3D%22%3C1", User);

        Assert.Equal(["code", "state"], returned.Keys);
        Assert.Equal("s +&=\"<1", returned["state"]);
    }

    [Fact]
    public async Task Sends_no_state_if_none_was_sent_and_keeps_the_query()
    {
        await using var session = await Session.StartAsync();

        var returned = await Browser.SignInAsync(
            session, $"response_type=code&client_id={Client}&redirect_uri={Browser.Return}%3Ftenant%3D7", User);

        Assert.Equal(["tenant", "code"], returned.Keys);
        Assert.Equal("7", returned["tenant"]);
    }

    [Fact]
    public async Task Tells_the_client_when_a_person_refuses()
    {
        await using var session = await Session.StartAsync();

        var returned = await Browser.SignInAsync(session, $"{Query}&state=s1", User, "deny");

        Assert.Equal(["error", "error_description", "state"], returned.Keys);
        Assert.Equal(("access_denied", "s1"), (returned["error"], returned["state"]));
    }

    [Fact]
    public async Task Refuses_an_unknown_user()
    {
        await using var session = await Session.StartAsync();
        var page = await session.GetAsync($"/oauth/authorize?{Query}", token: null);
        var form = Browser.FieldsOf(page.Text);
        form["decision"] = "sign-in";
        foreach (var user in new[] { "", "none", Client })
        {
            form["user"] = user;
            Assert.Equal("access_denied", Browser.ReturnedIn(await Browser.PostAsync(session, form))["error"]);
        }
    }

    [Theory]
    [InlineData($"client_id={Client}&redirect_uri={Browser.Return}", "unsupported_response_type")]
    [InlineData($"response_type=token&client_id={Client}&redirect_uri={Browser.Return}", "unsupported_response_type")]
    [InlineData($"{Query}&code_challenge=abc", "invalid_request")]
    [InlineData($"{Query}&code_challenge=abc&code_challenge_method=plain", "invalid_request")]
    public async Task Tells_the_client_of_its_own_faults_before_and_after_the_page(string query, string error)
    {
        await using var session = await Session.StartAsync();
        var form = QueryHelpers.ParseQuery(query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        (form["user"], form["decision"]) = (User, "sign-in");

        var reply = await session.GetAsync($"/oauth/authorize?{query}", token: null);

        Assert.Equal(error, Browser.ReturnedIn(reply)["error"]);
        Assert.Equal(error, Browser.ReturnedIn(await Browser.PostAsync(session, form))["error"]);
    }

    [Theory]
    [InlineData("response_type=code&redirect_uri=http://localhost/")]
    [InlineData("response_type=code&client_id=none&redirect_uri=http://localhost/")]
    [InlineData($"response_type=code&client_id={Client}")]
    [InlineData($"response_type=code&client_id={Client}&redirect_uri=/back")]
    [InlineData($"response_type=code&client_id={Client}&redirect_uri=http://attacker.example/")]
    [InlineData($"response_type=code&client_id={Client}&redirect_uri=http://localhost.attacker.example/")]
    [InlineData($"response_type=code&client_id={Client}&redirect_uri=http://localhost@attacker.example/")]
    [InlineData($"response_type=code&client_id={Client}&redirect_uri=javascript:alert(1)")]
    [InlineData($"response_type=code&client_id={Client}&redirect_uri=ftp://localhost/")]
    public async Task Shows_the_error_and_does_not_redirect_to_an_unknown_URL(string query)
    {
        await using var session = await Session.StartAsync();
        var form = QueryHelpers.ParseQuery(query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        (form["user"], form["decision"]) = (User, "sign-in");

        foreach (var reply in new[]
        {
            await session.GetAsync($"/oauth/authorize?{query}", token: null), await Browser.PostAsync(session, form),
        })
        {
            Assert.Equal((400, "text/html; charset=utf-8"),
                (reply.Status, reply.ContentHeaders.ContentType?.ToString()));
            Assert.Null(reply.Headers.Location);
            Assert.DoesNotContain("<form", reply.Text, StringComparison.Ordinal);
        }
        Assert.All(session.Sandbox.Requests, request => Assert.NotNull(request.Explanation));
    }

    [Theory]
    [InlineData("https://app.example/back", true)]
    [InlineData("https://app.example/back/", false)]
    [InlineData("https://APP.example/back", false)]
    [InlineData("https://app.example/back?x=1", false)]
    [InlineData("http://localhost/", false)]
    public async Task Returns_to_a_registered_address_letter_for_letter(string address, bool isKnown)
    {
        await using var session = await Session.StartAsync(new SandboxOptions
        {
            Organisation = new SandboxOrganisation
            {
                Clients = [new SandboxClient { Id = "web", RedirectUris = ["https://app.example/back"] }],
            },
        });

        var page = await session.GetAsync(
            $"/oauth/authorize?response_type=code&client_id=web&redirect_uri={Uri.EscapeDataString(address)}", null);

        Assert.Equal(isKnown ? 200 : 400, page.Status);
    }

    [Theory]
    [InlineData("text/plain", "client_id=x")]
    [InlineData("application/x-www-form-urlencoded", "client_id=a&client_id=b")]
    [InlineData(null, "")]
    public async Task Refuses_what_is_not_its_own_form(string? contentType, string body)
    {
        await using var session = await Session.StartAsync();

        var reply = await session.PostAsync(
            "/oauth/authorize", System.Text.Encoding.UTF8.GetBytes(body), token: null, contentType);

        Assert.Equal((400, "text/html; charset=utf-8"), (reply.Status, reply.ContentHeaders.ContentType?.ToString()));
    }

    [Fact]
    public async Task Writes_whatever_it_is_sent_as_text_and_sends_it_on_as_it_was()
    {
        await using var session = await Session.StartAsync();
        // Half of a surrogate pair is in no form that a browser can send.
        var letter = Gen.Char.Where(one => !char.IsSurrogate(one));
        var text = letter.Array[0, 20].Select(letters => new string(letters));

        await Gen.Select(text, text).SampleAsync(async (tenant, state) =>
        {
            var address = $"{Browser.Return}?t={Uri.EscapeDataString(tenant)}&u=\"'<b>";
            state += "<b>\"";
            var page = await session.GetAsync($"/oauth/authorize?response_type=code&client_id={Client}" +
                $"&redirect_uri={Uri.EscapeDataString(address)}&state={Uri.EscapeDataString(state)}", token: null);
            var form = Browser.FieldsOf(page.Text);
            (form["user"], form["decision"]) = (User, "sign-in");
            var returned = Browser.ReturnedIn(await Browser.PostAsync(session, form));

            return page.Text.Split("<b>").Length == 2 // the client's name is bold, and nothing else is
                && (returned["t"], returned["state"]) == (tenant, state)
                && returned["u"].StartsWith("\"'<b>", StringComparison.Ordinal);
        }, iter: 200);
    }
}
