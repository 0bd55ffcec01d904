namespace Outdial.Sandbox.Tests;

public sealed class SandboxPhonesTests
{
    [Fact]
    public async Task Has_no_rings_of_a_phone_that_never_rang()
    {
        await using var session = await Session.StartAsync();

        Assert.Equal(new Phone("+12025550123", 0, 0), session.Sandbox.Phones["+12025550123"]);
        Assert.Equal(0, session.Sandbox.Phones.Rings);
        Assert.Empty(session.Sandbox.Phones);
        Assert.Throws<ArgumentNullException>(() => session.Sandbox.Phones[null!]);
    }

    [Theory]
    [InlineData("+12025550123", "tel:+12025550123")]
    [InlineData("tel:+12025550123", "+12025550123")]
    [InlineData("TEL:+12025550123", "tel:+12025550123")]
    [InlineData("sip:ann@example.com", "sip:ann@example.com")]
    [InlineData("30005", "30005")]
    [InlineData("ForceDisconnect@localhost", "ForceDisconnect@localhost")]
    public async Task Finds_a_phone_by_what_was_dialled_with_or_without_tel(string dialled, string asked)
    {
        await using var session = await Session.StartAsync();
        var token = session.Sandbox.SignIn();

        await session.PostAsync(Session.Calls, $$"""{"phoneNumber":"{{dialled}}"}""", token);
        await session.PostAsync(Session.Calls, $$"""{"phoneNumber":"{{dialled}}"}""", token);

        Assert.Equal(2, session.Sandbox.Phones[asked].Rings);
        Assert.Equal(2, Assert.Single(session.Sandbox.Phones).Rings);
    }

    [Fact]
    public async Task Does_not_ring_for_a_request_that_was_refused()
    {
        await using var session = await Session.StartAsync();
        const string body = """{"phoneNumber":"+12025550123","callUserId":"x"}""";

        Assert.Equal(401, (await session.PostAsync(Session.Calls, body, token: null)).Status);
        Assert.Equal(400, (await session.CallAsUserAsync(body)).Status);
        Assert.Equal(0, session.Sandbox.Phones.Rings);
    }

    [Fact]
    public async Task Removes_the_phone_dialled_longest_ago_but_keeps_its_rings()
    {
        await using var session = await Session.StartAsync(new SandboxOptions { PhoneLimit = 2 });
        var token = session.Sandbox.SignIn();

        foreach (var number in new[] { "1", "2", "1", "3" })
            await session.PostAsync(Session.Calls, $$"""{"phoneNumber":"{{number}}"}""", token);

        Assert.Equal([new Phone("1", 2, 2), new Phone("3", 1, 1)], session.Sandbox.Phones);
        Assert.Equal(4, session.Sandbox.Phones.Rings);
    }
}
