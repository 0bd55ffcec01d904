namespace Outdial.Sandbox.Tests;

/// <summary>What can be done to a call: hang up, hold, mute, attributes.</summary>
public sealed class ChangeEndpointsTests
{
    private const string HangUp = """{"state":"disconnected"}""";
    private const string HungUp = "user disconnected client; external disconnected client";

    [Fact]
    public async Task Hang_a_call_up_and_show_it_as_a_conversation()
    {
        await using var call = await Placed.AfterAsync(6);

        var reply = await call.AskAsync("PATCH", call.Path, HangUp);

        Assert.Equal((200, call.Id, "2026-09-01T10:00:06.000Z"), (reply.Status, reply["id"], reply["endTime"]));
        Assert.Equal("disconnected", reply.Json.GetProperty("participants")[1].GetProperty("calls")[0]
            .GetProperty("state").ToString());
        Assert.Equal(HungUp, await call.WordsAsync());
        call.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HungUp.Replace("disconnected", "terminated", StringComparison.Ordinal), await call.WordsAsync());
    }

    [Fact]
    public async Task Tear_a_whole_conversation_down_and_answer_with_a_string()
    {
        await using var call = await Placed.AfterAsync(6);

        var reply = await call.AskAsync("POST", $"/api/v2/conversations/{call.Id}/disconnect");

        Assert.Equal((202, System.Text.Json.JsonValueKind.String), (reply.Status, reply.Json.ValueKind));
        Assert.Equal(HungUp, await call.WordsAsync());
    }

    [Fact]
    public async Task Hang_up_before_the_far_phone_is_dialled()
    {
        await using var call = await Placed.AfterAsync(1);

        await call.AskAsync("PATCH", call.Path, HangUp);
        call.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("user terminated client", await call.WordsAsync());
    }

    [Fact]
    public async Task Hang_up_once_however_often_they_are_asked_to()
    {
        await using var call = await Placed.AfterAsync(6);
        for (var time = 0; time < 3; time++)
        {
            Assert.Equal(200, (await call.AskAsync("PATCH", call.Path, HangUp)).Status);
            Assert.Equal(202, (await call.AskAsync("POST", $"/api/v2/conversations/{call.Id}/disconnect")).Status);
            call.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.All(await call.LegsAsync(),
            leg => Assert.Equal("2026-09-01T10:00:06.000Z", leg.GetProperty("endTime").ToString()));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"state":"connected"}""")]
    [InlineData("""{"recordingState":"active"}""")]
    public async Task Change_nothing_of_a_call_that_they_do_not_imitate(string body)
    {
        await using var call = await Placed.AfterAsync(6);

        var reply = await call.AskAsync("PATCH", call.Path, body);

        Assert.Equal((400, "bad.request"), (reply.Status, reply["code"]));
        Assert.Equal("user connected; external connected", await call.WordsAsync());
    }

    [Theory]
    [InlineData(0, "user disconnected client; external disconnected peer")]
    [InlineData(1, "user disconnected peer; external disconnected client")]
    public async Task Hang_one_leg_up_and_with_it_the_other(int leg, string expected)
    {
        await using var call = await Placed.AfterAsync(6);

        var reply = await call.AskAsync("PATCH", await call.LegAsync(leg), HangUp);

        Assert.Equal((202, ""), (reply.Status, reply.Text));
        Assert.Equal(expected, await call.WordsAsync());
    }

    [Fact]
    public async Task Hang_one_leg_of_a_conference_up_and_leave_the_others()
    {
        await using var call = await Placed.AfterAsync(
            6, """{"participants":[{"address":"+12025550123"},{"address":"+12025550124"}]}""");

        await call.AskAsync("PATCH", await call.LegAsync(1), HangUp);

        Assert.Equal("user connected; external disconnected client; external connected", await call.WordsAsync());
    }

    [Fact]
    public async Task Hold_and_mute_a_leg_each_by_itself()
    {
        await using var call = await Placed.AfterAsync(6);
        var caller = await call.LegAsync(0);

        foreach (var (body, held, muted) in new[]
        {
            ("""{"held":true}""", true, false), ("""{"muted":true}""", true, true), ("{}", true, true),
            ("""{"held":false,"state":"connected"}""", false, true), ("""{"muted":false}""", false, false),
        })
        {
            var reply = await call.AskAsync("PATCH", caller, body);
            Assert.Equal((202, ""), (reply.Status, reply.Text));
            var legs = await call.LegsAsync();
            Assert.Equal((held, muted),
                (legs[0].GetProperty("held").GetBoolean(), legs[0].GetProperty("muted").GetBoolean()));
            Assert.Equal((false, false),
                (legs[1].GetProperty("held").GetBoolean(), legs[1].GetProperty("muted").GetBoolean()));
        }
    }

    [Theory]
    [InlineData("alerting")]
    [InlineData("terminated")]
    [InlineData("CONNECTED")]
    public async Task Refuse_a_state_that_cannot_be_set(string state)
    {
        await using var call = await Placed.AfterAsync(6);

        var reply = await call.AskAsync("PATCH", await call.LegAsync(0), $$"""{"state":"{{state}}"}""");

        Assert.Equal((400, "invalid.value"), (reply.Status, reply["code"]));
        Assert.Contains("connected, disconnected", reply["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HangUp)]
    [InlineData("""{"held":true}""")]
    public async Task Refuse_to_change_a_leg_that_has_ended(string body)
    {
        await using var call = await Placed.AfterAsync(60);

        var reply = await call.AskAsync("PATCH", await call.LegAsync(1), body);

        Assert.Equal((400, "conversation.error.call.disconnected"), (reply.Status, reply["code"]));
    }

    [Fact]
    public async Task Take_one_state_of_a_communication_only()
    {
        await using var call = await Placed.AfterAsync(6);
        var communication = await call.CommunicationAsync(1);

        foreach (var body in new[] { "{}", """{"state":"connected"}""", """{"held":true}""", """{"state":true}""" })
        {
            var refused = await call.AskAsync("PATCH", communication, body);
            Assert.Equal((400, "communication.state.required"), (refused.Status, refused["code"]));
        }
        Assert.Equal("user connected; external connected", await call.WordsAsync());

        Assert.Equal(200, (await call.AskAsync("PATCH", communication, HangUp)).Status);
        Assert.Equal("user disconnected peer; external disconnected client", await call.WordsAsync());
    }

    [Fact]
    public async Task Add_attributes_to_those_that_are_there()
    {
        await using var call = await Placed.AfterAsync(
            6, """{"phoneNumber":"+12025550123","attributes":{"ticket":"T-1042","lang":"en"}}""");
        var path = $"{await call.LegAsync(1)}/attributes";

        var reply = await call.AskAsync("PATCH", path, """{"attributes":{"lang":"fr","note":"é \"quoted\""}}""");

        Assert.Equal((202, ""), (reply.Status, reply.Text));
        var legs = await call.LegsAsync();
        Assert.Equal("""{"lang":"fr","note":"é \"quoted\"","ticket":"T-1042"}""",
            legs[1].GetProperty("attributes").GetRawText());
        Assert.False(legs[0].TryGetProperty("attributes", out _));
    }

    [Fact]
    public async Task Take_the_last_of_two_attributes_of_one_name()
    {
        await using var call = await Placed.AfterAsync(6);

        var reply = await call.AskAsync(
            "PATCH", $"{await call.LegAsync(1)}/attributes", """{"attributes":{"a":"1","a":"2"}}""");

        Assert.Equal(202, reply.Status);
        Assert.Equal("""{"a":"2"}""", (await call.LegsAsync())[1].GetProperty("attributes").GetRawText());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"attributes":null}""")]
    [InlineData("""{"attributes":["a"]}""")]
    public async Task Refuse_a_body_without_attributes(string body)
    {
        await using var call = await Placed.AfterAsync(6);

        var reply = await call.AskAsync("PATCH", $"{await call.LegAsync(1)}/attributes", body);

        Assert.Equal((400, "bad.request"), (reply.Status, reply["code"]));
    }

    [Fact]
    public async Task Find_nothing_that_is_not_there()
    {
        await using var call = await Placed.AfterAsync(6);
        var leg = await call.LegAsync(1);
        const string NoCall = $"{Session.Calls}/none";
        (string Method, string Path, string Code)[] rows =
        [
            ("PATCH", NoCall, "conversation.error.conversation.not.found"),
            ("POST", "/api/v2/conversations/none/disconnect", "conversation.error.conversation.not.found"),
            ("PATCH", $"{NoCall}/participants/none", "conversation.error.conversation.not.found"),
            ("PATCH", $"{call.Path}/participants/none", "conversation.error.not.conversation.participant"),
            ("PATCH", $"{call.Path}/participants/none/attributes", "conversation.error.not.conversation.participant"),
            ("PATCH", $"{leg}/communications/none", "resource.not.found"),
            ("POST", $"{leg}/communications/none/wrapup", "resource.not.found"),
            ("GET", $"{call.Path}/participants/none/wrapupcodes", "conversation.error.not.conversation.participant"),
        ];
        foreach (var (method, path, code) in rows)
        {
            var reply = await call.AskAsync(method, path, HangUp);
            Assert.Equal((404, code), (reply.Status, reply["code"]));
        }
    }

    [Theory]
    [InlineData("PATCH", "", "application/json", "bad.request")]
    [InlineData("PATCH", "/participants/x", "text/plain", "unsupported.media.type")]
    [InlineData("PATCH", "/participants/x/attributes", "application/json", "bad.request")]
    public async Task Take_a_JSON_object_only(string method, string path, string contentType, string code)
    {
        await using var call = await Placed.AfterAsync(6);
        using var request = new HttpRequestMessage(new HttpMethod(method), call.Path + path);
        request.Content = new StringContent("[]");
        request.Content.Headers.ContentType = new(contentType);
        request.Headers.Authorization = new("Bearer", call.Session.Sandbox.SignIn());

        Assert.Equal(code, (await call.Session.SendAsync(request))["code"]);
    }
}
