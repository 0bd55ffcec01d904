namespace Outdial.Sandbox.Tests;

public sealed class GuideCallTests
{
    private const string User = "6d2c1a2e-0f3b-4c5d-8e9f-0a1b2c3d4e5f";

    [Fact]
    public async Task Places_a_call_to_each_phone_and_tells_its_id()
    {
        await using var session = await Session.StartAsync();
        const string body = """
            {"participants":[
               {"type":"external","participantAddress":{"id":"+12025550123","type":"phone"}},
               {"participantAddress":{"id":"+442079460018"}},
               {"participantAddress":{"id":"6d2c1a2e-0f3b-4c5d-8e9f-0a1b2c3d4e5f"}},
               {"participantAddress":{"id":"sales","type":"group"}}],
             "skillRequirements":[{"id":"skill","level":1}],"wrapUpCode":{"id":"code"}}
            """;

        var reply = await session.CallByGuideAsync(body);

        Assert.Equal(200, reply.Status);
        Assert.True(Guid.TryParse(reply["id"], out _));
        Assert.Equal(["+12025550123", "+442079460018"], session.Sandbox.Phones.Select(phone => phone.Number));
        Assert.Equal(2, session.Sandbox.Phones.Rings);
    }

    public static TheoryData<string, string[]> Refused => new()
    {
        // The faults that the guide lists.
        { Address("""{"number":"+12025550123"}"""), [$"{Here}.id is missing"] },
        {
            Address("""{"id":"+12025550123","type":"external"}"""),
            [$"{Here}.type is not one of phone, user, group, email"]
        },
        { Address("\"+12025550123\""), [$"{Here} is malformed"] },
        { Address("""{"type":"phone"}"""), [$"{Here}.id is missing"] },
        { Address("""{"id":null}"""), [$"{Here}.id is missing"] },
        { Address("""{"id":""}"""), [$"{Here}.id is empty"] },
        { Address("""{"id":"555-123-4567","type":"phone"}"""), [$"{Here}.id is not a valid phone number"] },
        { Address("""{"id":"555-123-4567"}"""), [$"{Here}.id is not a valid phone number"] },
        // What follows from its rules.
        { Address("""{"id":12025550123}"""), [$"{Here}.id is malformed"] },
        {
            Address("""{"id":"+12025550123","type":"Phone"}"""),
            [$"{Here}.type is not one of phone, user, group, email"]
        },
        { Address("""{"id":"+12025550123","type":1}"""), [$"{Here}.type is not one of phone, user, group, email"] },
        { Address("""{"id":"+12025550123","type":"user"}"""), [$"{Here}.id is not a valid user id"] },
        { Address($$"""{"id":" {{User}}","type":"user"}"""), [$"{Here}.id is not a valid user id"] },
        { Address($$"""{"id":"{{User}}","type":"phone"}"""), [$"{Here}.id is not a valid phone number"] },
        { Address("""{"id":"","type":"group"}"""), [$"{Here}.id is empty"] },
        { Address("""{"id":"+12025550123","externalContactId":7}"""), [$"{Here}.externalContactId is malformed"] },
        { Address("[]"), [$"{Here} is malformed"] },
        { Address("null"), [$"{Here} is missing"] },
        { """{"participants":[{"type":"external"}]}""", [$"{Here} is missing"] },
        {
            """{"participants":[{"type":1,"participantAddress":{"id":"+12025550123"}}]}""",
            ["participants[0].type is malformed"]
        },
        {
            """{"participants":[{"type":"phone","participantAddress":{"id":"+12025550123","type":"phone"}}]}""",
            ["participants[0].type is malformed: it is the address's"]
        },
        { """{"participants":["+12025550123"]}""", ["participants[0] is malformed"] },
        { """{"participants":[]}""", ["participants is empty"] },
        { """{"participants":{}}""", ["participants is malformed"] },
        { """{"participants":null}""", ["participants is missing"] },
        { Session.PlatformCall, ["participants is missing"] },
        // Every fault, in order.
        {
            """{"participants":[{"participantAddress":{"type":"external"}},{"participantAddress":{"id":"+12"}},7]}""",
            [
                $"{Here}.id is missing",
                $"{Here}.type is not one of phone, user, group, email",
                "participants[2] is malformed",
            ]
        },
    };

    private const string Here = "participants[0].participantAddress";

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Names_participants_first_and_then_every_fault_of_them(string body, string[] faults)
    {
        await using var session = await Session.StartAsync();

        var reply = await session.CallByGuideAsync(body);

        Assert.Equal(400, reply.Status);
        Assert.Equal(["participants", .. faults], reply.Errors);
        Assert.Equal(0, session.Sandbox.Phones.Rings);
    }

    [Theory]
    [InlineData("6d2c1a2e-0f3b-4c5d-8e9f-0a1b2c3d4e5f", true)]
    [InlineData("6D2C1A2E-0F3B-4C5D-8E9F-0A1B2C3D4E5F", true)]
    [InlineData("6d2c1a2e00f3b-4c5d-8e9f-0a1b2c3d4e5f", false)]
    [InlineData("6d2c1a2e-0f3b-4c5d-8e9f-0a1b2c3d4e5g", false)]
    [InlineData("6d2c1a2e-0f3b-4c5d-8e9f-0a1b2c3d4e5", false)]
    [InlineData("6d2c1a2e-0f3b-4c5d-8e9f-0a1b2c3d4e5f0", false)]
    [InlineData("6d2c1a2e0f3b4c5d8e9f0a1b2c3d4e5f", false)]
    [InlineData("{6d2c1a2e-0f3b-4c5d-8e9f-0a1b2c3d4e5f}", false)]
    [InlineData("0x2c1a2e-0f3b-4c5d-8e9f-0a1b2c3d4e5f", false)]
    [InlineData("+d2c1a2e-0f3b-4c5d-8e9f-0a1b2c3d4e5f", false)]
    [InlineData("\uff16d2c1a2e-0f3b-4c5d-8e9f-0a1b2c3d4e5f", false)]
    public async Task Knows_a_user_by_a_GUID_whether_or_not_its_type_says_so(string id, bool isUser)
    {
        await using var session = await Session.StartAsync();

        foreach (var type in new[] { ",\"type\":\"user\"", "" })
        {
            var reply = await session.CallByGuideAsync(Address($$"""{"id":"{{id}}"{{type}}}"""));
            Assert.Equal(isUser ? 200 : 400, reply.Status);
        }
        Assert.Equal(0, session.Sandbox.Phones.Rings);
    }

    [Theory]
    [InlineData("\"skillRequirements\":{}", "skillRequirements is malformed")]
    [InlineData("\"skillRequirements\":[1]", "skillRequirements[0] is malformed")]
    [InlineData("\"skillRequirements\":[{\"level\":1}]", "skillRequirements[0].id is missing")]
    [InlineData("\"skillRequirements\":[{\"id\":\"\",\"level\":1}]", "skillRequirements[0].id is empty")]
    [InlineData(
        "\"skillRequirements\":[{\"id\":\"a\",\"level\":1},{\"id\":\"b\",\"level\":0}]",
        "skillRequirements[1].level is not a positive integer")]
    [InlineData(
        "\"skillRequirements\":[{\"id\":\"a\",\"level\":-1}]", "skillRequirements[0].level is not a positive integer")]
    [InlineData(
        "\"skillRequirements\":[{\"id\":\"a\",\"level\":1.5}]", "skillRequirements[0].level is not a positive integer")]
    [InlineData(
        "\"skillRequirements\":[{\"id\":\"a\",\"level\":\"1\"}]",
        "skillRequirements[0].level is not a positive integer")]
    [InlineData("\"wrapUpCode\":\"code\"", "wrapUpCode is malformed")]
    [InlineData("\"wrapUpCode\":{}", "wrapUpCode.id is missing")]
    [InlineData("\"wrapUpCode\":{\"id\":5}", "wrapUpCode.id is malformed")]
    public async Task Does_not_blame_the_participants_for_what_is_beside_them(string member, string fault)
    {
        await using var session = await Session.StartAsync();

        var reply = await session.PostAsync(
            Session.Calls, $"{Session.GuideCall[..^1]},{member}}}", await session.GuideTokenAsync());

        Assert.Equal(400, reply.Status);
        Assert.Equal([fault], reply.Errors);
    }

    [Theory]
    [InlineData(
        """{"participants":[{"participantAddress":{"id":"+12025550123","type":null,"externalContactId":null}}]}""")]
    [InlineData("""{"participants":[{"type":"other","participantAddress":{"id":"+12025550123"}}]}""")]
    [InlineData(
        """{"participants":[{"participantAddress":{"id":"+12025550123","externalContactId":"c"}}],"extra":{}}""")]
    [InlineData(
        """{"participants":[{"participantAddress":{"id":"+12025550123"}}],"skillRequirements":[],"wrapUpCode":null}""")]
    [InlineData("""{"participants":[{"participantAddress":{"id":"+12025550123"}}],"skillRequirements":[{"id":"a"}]}""")]
    [InlineData("""{"participants":[{"participantAddress":{"id":"+12025550123","type":"phone","number":5}}]}""")]
    public async Task Takes_what_the_guide_does_not_forbid(string body)
    {
        await using var session = await Session.StartAsync();

        Assert.Equal(200, (await session.CallByGuideAsync(body)).Status);
        Assert.Equal(1, session.Sandbox.Phones["+12025550123"].Rings);
    }

    [Theory]
    [InlineData("user", User)]
    [InlineData("group", "sales")]
    [InlineData("email", "ann@example.com")]
    public async Task Rings_no_phone_for_an_address_that_is_none(string type, string id)
    {
        await using var session = await Session.StartAsync();
        var body = Address($$"""{"id":"{{id}}","type":"{{type}}"}""");

        Assert.Equal(200, (await session.CallByGuideAsync(body)).Status);
        Assert.Equal(0, session.Sandbox.Phones.Rings);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"participants\"")]
    public async Task Refuses_what_is_not_a_JSON_object(string body)
    {
        await using var session = await Session.StartAsync();

        var reply = await session.CallByGuideAsync(body);

        Assert.Equal(400, reply.Status);
        Assert.Equal(["body is not a JSON object"], reply.Errors);
    }

    [Theory]
    [InlineData(512_001, "application/json", 413, "body is over 512000 bytes")]
    [InlineData(10, "text/plain", 415, "content type is not application/json")]
    public async Task Refuses_in_its_own_shape_what_the_guide_does_not_speak_of(
        int length, string type, int status, string error)
    {
        await using var session = await Session.StartAsync();

        var reply = await session.PostAsync(Session.Calls, new byte[length], await session.GuideTokenAsync(), type);

        Assert.Equal(status, reply.Status);
        Assert.Equal([error], reply.Errors);
    }

    private static string Address(string value) =>
        $$"""{"participants":[{"type":"external","participantAddress":{{value}}}]}""";
}
