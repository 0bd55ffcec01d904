using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Outdial.TestSupport;

namespace Outdial.Sandbox.Tests;

/// <summary>What stands under /sandbox/, for tests in any language.</summary>
public sealed class ControlApiTests
{
    [Fact]
    public async Task Shows_requests_phones_and_calls_but_not_its_own_requests()
    {
        await using var session = await StartAsync();
        var id = (await session.CallAsUserAsync(Session.PlatformCall))["id"];

        var requests = (await session.GetAsync("/sandbox/requests", token: null)).Json;
        var phones = (await session.GetAsync("/sandbox/phones", token: null)).Json;
        var calls = (await session.GetAsync("/sandbox/calls", token: null)).Json;
        var phone = await session.GetAsync("/sandbox/phones/+12025550123", token: null);

        var request = Assert.Single(requests.GetProperty("requests").EnumerateArray());
        Assert.Equal((202, Session.Calls, Session.PlatformCall), (
            request.GetProperty("status").GetInt32(), request.GetProperty("path").GetString(),
            request.GetProperty("requestBody").GetString()));
        Assert.Equal("""[{"number":"+12025550123","rings":1,"dialled":1}]""",
            phones.GetProperty("phones").GetRawText());
        Assert.Equal("""{"number":"+12025550123","rings":1,"dialled":1}""", phone.Text);
        Assert.Equal(id, Assert.Single(calls.GetProperty("calls").EnumerateArray()).GetProperty("id").GetString());
        Assert.Single(session.Sandbox.Requests);
    }

    [Theory]
    [InlineData("?limit=2", "3,4")]
    [InlineData("?after=1", "2,3,4")]
    [InlineData("?after=0&limit=3", "2,3,4")]
    [InlineData("?after=9", "")]
    [InlineData("", "0,1,2,3,4")]
    public async Task Shows_the_newest_requests_after_a_number(string query, string expected)
    {
        await using var session = await StartAsync();
        for (var asked = 0; asked < 5; asked++)
            await session.GetAsync("/nowhere", token: null);

        var requests = (await session.GetAsync($"/sandbox/requests{query}", token: null)).Json;

        Assert.Equal(expected, string.Join(',', requests.GetProperty("requests").EnumerateArray()
            .Select(request => request.GetProperty("number").GetInt64())));
        Assert.Equal(5, requests.GetProperty("answered").GetInt32());
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=10001")]
    [InlineData("limit=ten")]
    [InlineData("after=-2")]
    [InlineData("after=last")]
    public async Task Says_what_a_selection_is(string query)
    {
        await using var session = await StartAsync();

        var reply = await session.GetAsync($"/sandbox/requests?{query}", token: null);

        Assert.Equal((400, "'limit' is a number from 1 to 10000, 'after' the number of a request."),
            (reply.Status, reply["message"]));
    }

    [Fact]
    public async Task Turns_faults_on_and_off()
    {
        await using var session = await StartAsync();
        foreach (var fault in new[] { "lose=504", "status=503,count=2", "delay=2s,path=/nowhere" })
            Assert.Equal(204, (await DoAsync(session, "faults", $$"""{"fault":"{{fault}}"}""")).Status);
        await session.CallAsUserAsync(Session.PlatformCall);

        var shown = (await session.GetAsync("/sandbox/faults", token: null)).Text;
        var off = await DeleteAsync(session, "faults?fault=lose%3D504");
        var again = await DeleteAsync(session, "faults?fault=lose%3D504");
        var left = session.Sandbox.Faults.Select(fault => fault.ToString()).ToArray();
        var all = await DeleteAsync(session, "faults");

        Assert.Equal(
            """{"faults":[{"fault":"lose=504","hits":1},{"fault":"status=503,count=2","hits":0},""" +
            """{"fault":"delay=2000ms,path=/nowhere","hits":0}]}""", shown);
        Assert.Equal((204, 404, 204), (off.Status, again.Status, all.Status));
        Assert.Equal(["status=503,count=2", "delay=2000ms,path=/nowhere"], left);
        Assert.Empty(session.Sandbox.Faults);
    }

    [Fact]
    public async Task Moves_the_clock_and_what_is_due_has_happened()
    {
        await using var session = await StartAsync();
        var id = (await session.CallAsUserAsync(Session.PlatformCall))["id"];

        Assert.Equal(204, (await DoAsync(session, "clock", """{"advance":"1.5m"}""")).Status);

        var clock = await session.GetAsync("/sandbox/clock", token: null);
        Assert.Equal(("90000ms", "2000-01-01T00:01:30.000Z"), (clock["ahead"], clock["now"]));
        var call = await session.GetAsync($"{Session.Calls}/{id}", session.Sandbox.SignIn());
        Assert.Equal("terminated", call.Json.GetProperty("participants")[0].GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("{}", Session.Calls, Session.PlatformCall, 202)]
    [InlineData("""{"contract":"guide"}""", Session.Calls, Session.GuideCall, 200)]
    [InlineData("""{"clientId":"00000000-0000-4000-8000-000000000001"}""", Session.Calls, Session.PlatformCall, 400)]
    [InlineData("""{"userId":"00000000-0000-4000-8000-000000000022"}""", Session.Calls, Session.PlatformCall, 403)]
    [InlineData("""{"clientId":"00000000-0000-4000-8000-000000000011","contract":"guide"}""",
        Session.Calls, Session.GuideCall, 403)]
    public async Task Issues_a_token_of_any_user_or_client(string ask, string path, string body, int status)
    {
        await using var session = await StartAsync();

        var token = (await DoAsync(session, "tokens", ask))["token"];

        Assert.Equal(status, (await session.PostAsync(path, body, token)).Status);
    }

    [Fact]
    public async Task Hangs_a_call_up()
    {
        await using var session = await StartAsync();
        var id = (await session.CallAsUserAsync(Session.PlatformCall))["id"];

        var (done, unknown) = (await DoAsync(session, $"calls/{id}/hang-up", "{}"),
            await DoAsync(session, "calls/none/hang-up", "{}"));

        Assert.Equal((204, 404), (done.Status, unknown.Status));
        var call = Assert.Single((await session.GetAsync("/sandbox/calls", token: null)).Json.GetProperty("calls")
            .EnumerateArray());
        Assert.False(call.GetProperty("active").GetBoolean());
    }

    [Fact]
    public async Task Forgets_everything_but_tokens_and_clock()
    {
        await using var session = await StartAsync();
        var token = session.Sandbox.SignIn();
        var id = (await session.PostAsync(Session.Calls, Session.PlatformCall, token))["id"];
        session.Sandbox.Faults.Add("status=503");

        Assert.Equal(204, (await DoAsync(session, "reset", "{}")).Status);

        Assert.Empty(session.Sandbox.Requests);
        Assert.Empty(session.Sandbox.Phones);
        Assert.Equal(0, session.Sandbox.Phones.Rings);
        Assert.Empty(session.Sandbox.Faults);
        Assert.Equal(404, (await session.GetAsync($"{Session.Calls}/{id}", token)).Status);
        Assert.Equal(0, Assert.Single(session.Sandbox.Requests).Number);
        session.Sandbox.Advance(TimeSpan.FromMinutes(2)); // of what was forgotten nothing is due
        Assert.Equal(202, (await session.PostAsync(Session.Calls, Session.PlatformCall, token)).Status);
    }

    [Fact]
    public async Task Reset_repeats_the_same_faults_for_the_same_requests()
    {
        await using var session = await StartAsync();
        var (token, runs) = (session.Sandbox.SignIn(), new List<string>());
        for (var run = 0; run < 2; run++)
        {
            session.Sandbox.Reset();
            var statuses = new List<int>();
            for (var call = 0; call < 2; call++)
                statuses.Add((await session.PostAsync(
                    Session.Calls, """{"phoneNumber":"+447700900201"}""", token)).Status);
            session.Sandbox.Faults.Add("status=503,probability=0.5");
            for (var call = 0; call < 12; call++)
                statuses.Add((await session.PostAsync(Session.Calls, Session.PlatformCall, token)).Status);
            runs.Add(string.Join(' ', statuses));
        }

        Assert.StartsWith("429 429 ", runs[0], StringComparison.Ordinal);
        Assert.Equal(runs[0], runs[1]);
    }

    [Fact]
    public async Task Shows_no_pending_party_after_an_unanswered_station()
    {
        await using var session = await StartAsync();
        await session.CallAsUserAsync("""{"phoneNumber":"+447700900004"}""");
        session.Sandbox.Advance(TimeSpan.FromSeconds(61));

        var calls = (await session.GetAsync("/sandbox/calls", token: null)).Json.GetProperty("calls");

        Assert.Equal("[]", calls[0].GetProperty("waiting").GetRawText());
    }

    [Fact]
    public async Task Attributes_of_a_call_are_bounded()
    {
        await using var session = await StartAsync();
        var id = (await session.CallAsUserAsync(Session.PlatformCall))["id"];
        session.Sandbox.Advance(TimeSpan.FromSeconds(3));
        var token = session.Sandbox.SignIn();
        var call = (await session.GetAsync($"{Session.Calls}/{id}", token)).Json;
        var leg = call.GetProperty("participants")[1].GetProperty("id").GetString();

        var statuses = new List<int>();
        for (var patch = 0; patch < 3; patch++)
            statuses.Add((await session.AskAsync("PATCH", $"{Session.Calls}/{id}/participants/{leg}/attributes", token,
                $$$"""{"attributes":{"k{{{patch}}}":"{{{new string('x', 300_000)}}}"}}""")).Status);

        Assert.Equal([202, 400, 400], statuses);
    }

    [Fact]
    public async Task Shows_no_secret_and_no_token()
    {
        await using var session = await StartAsync();
        await session.AskInGuideMannerAsync();
        await session.CallAsUserAsync(Session.PlatformCall);

        string[] views = ["state", "requests", "phones", "calls", "faults", "limits", "clock", "organisation"];
        foreach (var view in views)
        {
            var text = (await session.GetAsync($"/sandbox/{view}", token: null)).Text;
            Assert.DoesNotContain(session.Sandbox.ClientSecret, text, StringComparison.Ordinal);
            Assert.DoesNotContain("sandbox-token-", text, StringComparison.Ordinal);
            Assert.NotEmpty(JsonElement.Parse(text).EnumerateObject());
        }
    }

    [Theory]
    [InlineData("POST", "/sandbox/faults", """{"fault":"lose=everything"}""", 400)]
    [InlineData("POST", "/sandbox/faults", "[]", 400)]
    [InlineData("POST", "/sandbox/faults", "{", 400)]
    [InlineData("POST", "/sandbox/clock", """{"advance":"-1s"}""", 400)]
    [InlineData("POST", "/sandbox/clock", """{"advance":1}""", 400)]
    [InlineData("POST", "/sandbox/clock", """{"advance":"25h"}""", 400)]
    [InlineData("POST", "/sandbox/tokens", """{"userId":"none"}""", 404)]
    [InlineData("POST", "/sandbox/tokens", """{"clientId":"none"}""", 404)]
    [InlineData("POST", "/sandbox/tokens", """{"contract":"both"}""", 400)]
    [InlineData("GET", "/sandbox/nothing", null, 404)]
    [InlineData("GET", "/sandbox/", null, 404)]
    [InlineData("GET", "/sandbox/page/%2e%2e%2findex.html", null, 404)]
    [InlineData("GET", "/sandbox/page/none.js", null, 404)]
    [InlineData("GET", "/sandbox/reset", null, 405)]
    [InlineData("PUT", "/sandbox/faults", "{}", 405)]
    [InlineData("DELETE", "/sandbox/requests", null, 405)]
    [InlineData("POST", "/", "{}", 405)]
    public async Task Says_in_JSON_what_it_cannot_do(string method, string path, string? body, int status)
    {
        await using var session = await StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
            request.Content = new StringContent(body, null, "application/json");

        var reply = await session.SendAsync(request);

        Assert.Equal((status, "application/json"), (reply.Status, reply.ContentHeaders.ContentType?.MediaType));
        Assert.NotEmpty(reply["message"]);
        Assert.Equal(status == 405, reply.ContentHeaders.Allow.Count > 0);
    }

    [Fact]
    public async Task Refuses_all_that_a_page_of_another_site_could_send()
    {
        await using var session = await StartAsync();

        // A form of another site can send this without being asked; JSON only after a preflight, which is refused.
        var form = await session.PostAsync("/sandbox/reset", "{}"u8.ToArray(), token: null, "text/plain");
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/sandbox/reset");
        preflight.Headers.Add("Origin", "https://example.com");
        var allowed = await session.SendAsync(preflight);

        Assert.Equal((415, 405), (form.Status, allowed.Status));
        Assert.False(allowed.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Is_neither_hit_by_faults_nor_limited()
    {
        await using var session = await Session.StartAsync(new SandboxOptions
        {
            Limits = new SandboxLimits { RequestsPerMinute = 1 },
            Faults = [SandboxFault.Parse("reset=unread,path=*")],
        });

        for (var asked = 0; asked < 5; asked++)
            Assert.Equal(200, (await session.GetAsync("/sandbox/state", token: null)).Status);
    }

    [Fact]
    public async Task Has_each_file_of_its_page()
    {
        await using var session = await StartAsync();
        var files = Directory.GetFiles(SourceTree.PathOf("src/Outdial.Sandbox/Console/Page"));

        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var reply = await session.GetAsync($"/sandbox/page/{Path.GetFileName(file)}", token: null);
            Assert.Equal((200, await File.ReadAllTextAsync(file)), (reply.Status, reply.Text));
        }
        var page = await session.GetAsync("/", token: null);
        Assert.Equal("text/html; charset=utf-8", page.ContentHeaders.ContentType?.ToString());
        Assert.Contains("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal);
    }

    private static Task<Session> StartAsync() => Session.StartAsync(new SandboxOptions
    {
        Time = new FakeTimeProvider(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero)),
    });

    private static Task<Reply> DoAsync(Session session, string what, string body) =>
        session.PostAsync($"/sandbox/{what}", body, token: null);

    private static async Task<Reply> DeleteAsync(Session session, string what)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/sandbox/{what}");
        return await session.SendAsync(request);
    }
}
