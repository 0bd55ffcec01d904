namespace Outdial.Sandbox.Tests;

public sealed class PlatformCallTests
{
    [Theory]
    [InlineData(Session.PlatformCall, "+12025550123")]
    [InlineData(
        """{"phoneNumber":"+12025550123","callFromQueueId":"q","callerId":"+12025550100","callerIdName":"Support"}""",
        "+12025550123")]
    [InlineData(
        """{"phoneNumber":"+12025550123","attributes":{"a":"b"},"externalContactId":"c","uuiData":"u","label":""}""",
        "+12025550123")]
    [InlineData(
        """{"participants":[{"address":"+12025550123","name":"n"},{"userId":"u","queueId":"q"},{"address":"30005"}]}""",
        "+12025550123,30005")]
    [InlineData(
        """{"callQueueId":"q","priority":5,"languageId":"l","routingSkillsIds":["s"],"routingSkillExpression":"e"}""",
        "")]
    [InlineData("""{"callUserId":"u"}""", "")]
    [InlineData("""{"conversationIds":["a","b"]}""", "")]
    // What the sources do not say to be refused.
    [InlineData("""{"phoneNumber":"555-123-4567"}""", "555-123-4567")]
    [InlineData("""{"phoneNumber":"not a number"}""", "not a number")]
    [InlineData("""{"phoneNumber":"+12025550123","participantAddress":{"id":5},"wrapUpCode":1}""", "+12025550123")]
    [InlineData(
        """{"phoneNumber":"+12025550123","callUserId":null,"callQueueId":"","participants":[],"priority":null}""",
        "+12025550123")]
    [InlineData("""{"phoneNumber":"+12025550123","priority":1}""", "+12025550123")]
    [InlineData("""{"participants":[null,{},{"address":null},{"address":"1"}]}""", "1")]
    public async Task Accepts_a_call_and_rings_its_phones(string body, string phones)
    {
        await using var session = await Session.StartAsync();

        var reply = await session.CallAsUserAsync(body);

        Assert.Equal(202, reply.Status);
        Assert.Equal($$"""{"id":"{{reply["id"]}}","selfUri":"{{Session.Calls}}/{{reply["id"]}}"}""", reply.Text);
        Assert.True(Guid.TryParseExact(reply["id"], "D", out _));
        Assert.Equal(phones, string.Join(',', session.Sandbox.Phones.Select(phone => phone.Number)));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"phoneNumber":null}""")]
    [InlineData("""{"phoneNumber":""}""")]
    [InlineData("""{"participants":[],"conversationIds":[]}""")]
    [InlineData("""{"callFromQueueId":"q"}""")]
    [InlineData("""{"to":"+12025550123"}""")]
    public async Task Refuses_a_call_without_destination(string body)
    {
        await using var session = await Session.StartAsync();

        await AssertRefused(session, body, 400, "missing.create.conversation.destination.parameter",
            "At least one destination should be supplied in a create conversation request.");
    }

    public static TheoryData<string, string> Pairs
    {
        get
        {
            string[] destinations =
            [
                "\"phoneNumber\":\"1\"", "\"callUserId\":\"u\"", "\"callQueueId\":\"q\"",
                "\"participants\":[{\"address\":\"1\"}]", "\"conversationIds\":[\"c\"]",
            ];
            return
            [
                .. from first in destinations
                   from second in destinations
                   where first != second
                   select (first, second),
            ];
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Refuses_two_destinations(string first, string second)
    {
        await using var session = await Session.StartAsync();

        await AssertRefused(session, $"{{{first},{second}}}", 400, "too.many.create.conversation.parameters",
            "Only a single destination can be supplied in a create conversation request.");
    }

    [Theory]
    [InlineData("""{"phoneNumber":12025550123}""", "12025550123", "String", "a string")]
    [InlineData("""{"phoneNumber":{"id":"x"}}""", """{"id":"x"}""", "String", "a string")]
    [InlineData("""{"callUserId":true}""", "true", "String", "a string")]
    [InlineData("""{"priority":"high"}""", "\"high\"", "Integer", "a whole number of 32 bits")]
    [InlineData("""{"priority":2147483648}""", "2147483648", "Integer", "a whole number of 32 bits")]
    [InlineData("""{"attributes":[]}""", "[]", "Map of String", "an object, each member a string")]
    [InlineData("""{"attributes":{"a":"b","c":1}}""", "1", "String", "a string")]
    [InlineData("""{"routingSkillsIds":"s"}""", "\"s\"", "Array of String", "an array, each element a string")]
    [InlineData("""{"conversationIds":["a",{}]}""", "{}", "String", "a string")]
    [InlineData("""{"participants":{}}""", "{}", "Array of Destination", "an array, each element an object")]
    [InlineData("""{"participants":["+12025550123"]}""", "\"+12025550123\"", "Destination", "an object")]
    [InlineData("""{"participants":[{"address":1}]}""", "1", "String", "a string")]
    public async Task Refuses_a_value_of_the_wrong_type(string body, string value, string type, string allowed)
    {
        await using var session = await Session.StartAsync();

        var reply = await AssertRefused(session, body, 400, "invalid.value",
            $"Value [{value}] is not valid for field type [{type}]. Allowable values are: {allowed}");

        Assert.Equal(
            "Value [{value}] is not valid for field type [{fieldType}]. Allowable values are: {allowableValues}",
            reply["messageWithParams"]);
        var parameters = reply.Json.GetProperty("messageParams").EnumerateObject()
            .Select(parameter => (parameter.Name, parameter.Value.GetString()));
        Assert.Equal([("value", value), ("fieldType", type), ("allowableValues", allowed)], parameters);
    }

    [Fact]
    public async Task Shows_no_more_than_the_beginning_of_a_long_value()
    {
        await using var session = await Session.StartAsync();

        var reply = await session.PostAsync(
            Session.Calls, $$"""{"phoneNumber":["{{new string('x', 400_000)}}"]}""", session.Sandbox.SignIn());

        Assert.Equal("invalid.value", reply["code"]);
        Assert.InRange(reply.Text.Length, 200, 2000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"+12025550123\"")]
    [InlineData("{\"phoneNumber\":\"\\ud800\"}")]
    public async Task Refuses_what_is_not_a_JSON_object(string body)
    {
        await using var session = await Session.StartAsync();

        await AssertRefused(session, body, 400, "bad.request",
            "The request could not be understood by the server due to malformed syntax.");
    }

    [Fact]
    public async Task Refuses_a_client_where_a_user_is_needed()
    {
        await using var session = await Session.StartAsync();

        var reply = await session.PostAsync(
            Session.Calls, Session.PlatformCall, await session.PlatformTokenAsync());

        AssertErrorBody(reply, 400, "not.a.user",
            "This request requires a user context. Client credentials cannot be used for requests to this resource.");
        Assert.Equal(0, session.Sandbox.Phones.Rings);
    }

    [Fact]
    public async Task Accepts_512000_bytes_and_refuses_one_more()
    {
        await using var session = await Session.StartAsync();
        var token = session.Sandbox.SignIn();

        foreach (var chunked in new[] { false, true })
        {
            Assert.Equal(202, (await SendSized(session, token, 512_000, chunked)).Status);
            foreach (var size in new[] { 512_001, 5_000_000 })
                AssertErrorBody(await SendSized(session, token, size, chunked), 413, "request.entity.too.large",
                    "The request is over the size limit. Maximum bytes: 512000");
        }
        Assert.Equal(2, session.Sandbox.Phones.Rings);
    }

    [Theory]
    [InlineData("application/json", 202)]
    [InlineData("application/json; charset=utf-8", 202)]
    [InlineData("Application/JSON", 202)]
    [InlineData("text/plain", 415)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData("nonsense", 415)]
    [InlineData(null, 415)]
    public async Task Takes_JSON_only(string? contentType, int status)
    {
        await using var session = await Session.StartAsync();

        var reply = await session.PostAsync(
            Session.Calls, """{"phoneNumber":"+12025550123"}"""u8.ToArray(), session.Sandbox.SignIn(), contentType);

        Assert.Equal(status, reply.Status);
        if (status == 415)
            Assert.Equal("unsupported.media.type", reply["code"]);
    }

    [Fact]
    public async Task Shows_a_plus_as_a_plus()
    {
        await using var session = await Session.StartAsync();

        var reply = await session.PostAsync(Session.Calls, """{"priority":"+1"}""", session.Sandbox.SignIn());

        Assert.Contains("Value [\\\"+1\\\"]", reply.Text, StringComparison.Ordinal);
    }

    private static async Task<Reply> SendSized(Session session, string token, int size, bool chunked)
    {
        var body = """{"phoneNumber":"+12025550123"}""".PadRight(size);
        using var request = new HttpRequestMessage(HttpMethod.Post, Session.Calls);
        request.Content = new StringContent(body);
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.TransferEncodingChunked = chunked;
        return await session.SendAsync(request);
    }

    private static async Task<Reply> AssertRefused(
        Session session, string body, int status, string code, string message)
    {
        var reply = await session.CallAsUserAsync(body);
        AssertErrorBody(reply, status, code, message);
        Assert.Equal(0, session.Sandbox.Phones.Rings);
        Assert.NotNull(Assert.Single(session.Sandbox.Requests).Explanation);
        return reply;
    }

    private static void AssertErrorBody(Reply reply, int status, string code, string message)
    {
        Assert.Equal((status, code, message), (reply.Status, reply["code"], reply["message"]));
        Assert.Equal($"{status}", reply["status"]);
        Assert.Equal(reply.CorrelationId, reply["contextId"]);
        Assert.Equal(("[]", "[]"), (reply["details"], reply["errors"]));
    }
}
