using System.Globalization;

namespace Outdial.Sandbox.Tests;

/// <summary>A sandbox that runs for days remembers no more than its limits, and counts on.</summary>
public sealed class MemoryTests
{
    private const int Limit = 20;
    private const int Requests = 10 * Limit;

    [Fact]
    public async Task Stays_at_its_limits_however_many_calls_there_are()
    {
        await using var session = await StartAsync();
        var token = session.Sandbox.SignIn();
        string? first = null;

        for (var call = 0; call < Requests; call++)
        {
            var reply = await session.PostAsync(Session.Calls, Body(call), token);
            first ??= reply["id"];
            Assert.Equal(202, reply.Status);
            Assert.InRange(session.Sandbox.Requests.Count, 1, Limit);
            Assert.InRange(session.Sandbox.Phones.Count(), 1, Limit);
        }

        Assert.Equal(Requests, session.Sandbox.Phones.Rings);
        Assert.Equal(Enumerable.Range(Requests - Limit, Limit).Select(Number),
            session.Sandbox.Phones.Select(phone => phone.Number));
        Assert.Equal(Enumerable.Range(Requests - Limit, Limit).Select(number => (long)number),
            session.Sandbox.Requests.Select(entry => entry.Number));
        // A forgotten phone is one that never rang, and a forgotten call one that never was.
        Assert.Equal(new Phone(Number(0), 0, 0), session.Sandbox.Phones[Number(0)]);
        Assert.Equal(404, (await session.GetAsync($"{Session.Calls}/{first}", token)).Status);
        var history = (await session.GetAsync($"{Session.Calls}/history", token)).Json;
        Assert.Equal(Limit, history.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Stays_at_its_limits_when_answers_are_lost()
    {
        await using var session = await StartAsync();
        session.Sandbox.Faults.Add("lose=reset,probability=0.5");

        for (var call = 0; call < Requests; call++)
            await session.ObserveCallAsync(Body(call));

        Assert.Equal((Limit, Limit, Requests),
            (session.Sandbox.Requests.Count, session.Sandbox.Phones.Count(), session.Sandbox.Phones.Rings));
        Assert.InRange(session.Sandbox.Faults.HitCount, 60, 140);
        Assert.InRange(session.Sandbox.Requests.Count(entry => entry.Fault is not null), 1, Limit - 1);
    }

    [Fact]
    public async Task Does_not_go_on_with_calls_that_are_forgotten()
    {
        await using var session = await StartAsync();
        var token = session.Sandbox.SignIn();
        for (var call = 0; call < Requests; call++)
            await session.PostAsync(Session.Calls, Body(call), token);

        session.Sandbox.Advance(TimeSpan.FromMinutes(1));

        // Those that are left have ended, and none of the forgotten stood in their way.
        Assert.Equal(0, (await session.GetAsync(Session.Calls, token)).Json.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Stays_at_its_limits_when_requests_come_at_once()
    {
        await using var session = await StartAsync();
        var token = session.Sandbox.SignIn();

        await Task.WhenAll(Enumerable.Range(0, Requests).Select(
            call => session.PostAsync(Session.Calls, Body(call), token)));

        Assert.Equal((Limit, Limit, Requests),
            (session.Sandbox.Requests.Count, session.Sandbox.Phones.Count(), session.Sandbox.Phones.Rings));
    }

    private static Task<Session> StartAsync() => Session.StartAsync(new SandboxOptions
    {
        JournalLimit = Limit,
        CallLimit = Limit,
        PhoneLimit = Limit,
        Limits = new SandboxLimits { RequestsPerMinute = null },
    });

    private static string Number(int call) =>
        string.Create(CultureInfo.InvariantCulture, $"+1202555{call:0000}");

    private static string Body(int call) => $$"""{"phoneNumber":"{{Number(call)}}"}""";
}
