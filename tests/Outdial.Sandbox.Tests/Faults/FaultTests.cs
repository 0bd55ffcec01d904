namespace Outdial.Sandbox.Tests;

/// <summary>Each kind of fault: what the client sees, whether the phone rang, and what the journal says.</summary>
public sealed class FaultTests
{
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(200);

    [Theory]
    // fault, what arrives, rings, what the journal says was decided
    [InlineData("reset=unread", "0 reset", 0, 0)]
    [InlineData("reset=reading", "0 reset", 0, 0)]
    [InlineData("reset=read", "0 reset", 0, 0)]
    [InlineData("status=400", "400 text/html", 0, 400)]
    [InlineData("status=401", "401 text/html", 0, 401)]
    [InlineData("status=503", "503 text/html", 0, 503)]
    [InlineData("status=599", "599 text/html", 0, 599)]
    [InlineData("lose=reset", "0 reset", 1, 202)]
    [InlineData("lose=504", "504 text/html", 1, 202)]
    [InlineData("truncate", "202 application/json end", 1, 202)]
    [InlineData("not-json", "202 text/html", 1, 202)]
    [InlineData("drip=0ms", "202 application/json", 1, 202)]
    public async Task Is_injected_before_or_after_the_phone_rings(string fault, string seen, int rings, int decided)
    {
        await using var session = await Session.StartAsync();
        session.Sandbox.Faults.Add(fault);

        var observed = await session.ObserveCallAsync();

        Assert.Equal(seen, observed.Words);
        Assert.Equal(rings, session.Sandbox.Phones["+12025550123"].Rings);
        Assert.Equal(rings, session.Sandbox.Phones.Rings);
        var entry = Assert.Single(session.Sandbox.Requests);
        Assert.Equal((decided, fault), (entry.Status, entry.Fault));
        Assert.Equal(1, session.Sandbox.Faults.HitCount);
        // An accepted call goes on, whatever the client received.
        var history = await session.GetAsync($"{Session.Calls}/history", session.Sandbox.SignIn());
        Assert.Equal(rings, history.Json.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("reset=unread", "")]
    [InlineData("reset=reading", "")]
    [InlineData("reset=read", Session.PlatformCall)]
    [InlineData("status=503", Session.PlatformCall)]
    [InlineData("lose=reset", Session.PlatformCall)]
    public async Task Leaves_in_the_journal_what_was_read_of_the_request(string fault, string body)
    {
        await using var session = await Session.StartAsync();
        session.Sandbox.Faults.Add(fault);

        await session.ObserveCallAsync();

        var entry = Assert.Single(session.Sandbox.Requests);
        Assert.Equal(("POST", Session.Calls, AuthorizationKind.UserToken, body),
            (entry.Method, entry.Path, entry.Authorization, entry.RequestBody));
        Assert.True(Guid.TryParse(entry.CorrelationId, out _));
    }

    [Fact]
    public async Task Truncates_the_body_in_its_middle()
    {
        await using var session = await Session.StartAsync();
        session.Sandbox.Faults.Add("truncate");

        for (var call = 0; call < 50; call++)
        {
            var observed = await session.ObserveCallAsync();

            var whole = session.Sandbox.Requests[^1].ResponseBody;
            Assert.Equal((202, whole[..(whole.Length / 2)], "end"), (observed.Status, observed.Body, observed.Break));
        }
        Assert.Equal(50, session.Sandbox.Phones.Rings);
    }

    [Theory]
    [InlineData("lose=504", "<h1>504</h1>")]
    [InlineData("status=502", "<h1>502</h1>")]
    [InlineData("not-json", "<h1>202</h1>")]
    public async Task Sends_the_page_of_a_gateway(string fault, string part)
    {
        await using var session = await Session.StartAsync();
        session.Sandbox.Faults.Add(fault);

        var reply = await session.CallAsUserAsync(Session.PlatformCall);

        Assert.Contains(part, reply.Text, StringComparison.Ordinal);
        Assert.Equal(reply.Text.Length, reply.ContentHeaders.ContentLength);
        Assert.Equal(reply.CorrelationId, Assert.Single(session.Sandbox.Requests).CorrelationId);
    }

    [Fact]
    public async Task Loses_a_refusal_as_it_loses_an_acceptance()
    {
        await using var session = await Session.StartAsync();
        session.Sandbox.Faults.Add("lose=504");

        var reply = await session.CallAsUserAsync("{}");

        Assert.Equal((504, 400, 0),
            (reply.Status, Assert.Single(session.Sandbox.Requests).Status, session.Sandbox.Phones.Rings));
    }

    [Fact]
    public async Task Hangs_until_its_time_is_over()
    {
        var time = new WatchedTime();
        await using var session = await Session.StartAsync(new SandboxOptions { Time = time });
        session.Sandbox.Faults.Add("lose=hang,for=30s");

        var call = session.CallAsUserAsync(Session.PlatformCall);

        Assert.Equal(TimeSpan.FromSeconds(30), await time.PauseAsync());
        Assert.Equal((1, 202), (session.Sandbox.Phones.Rings, Assert.Single(session.Sandbox.Requests).Status));
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(call.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<HttpRequestException>(() => call);
    }

    [Fact]
    public async Task Hangs_until_the_client_gives_up()
    {
        using var gaveUp = new CancellationTokenSource();
        await using var session = await Session.StartAsync(new SandboxOptions { OnRequest = _ => gaveUp.Cancel() });
        using var http = new HttpClient { BaseAddress = session.Sandbox.Url };
        http.DefaultRequestHeaders.Authorization = new("Bearer", session.Sandbox.SignIn());
        session.Sandbox.Faults.Add("lose=hang");
        using var body = new StringContent(Session.PlatformCall, null, "application/json");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => http.PostAsync(Session.Calls, body, gaveUp.Token));

        Assert.Equal((1, 202), (session.Sandbox.Phones.Rings, Assert.Single(session.Sandbox.Requests).Status));
    }

    [Fact]
    public async Task Drips_one_byte_at_a_time()
    {
        var time = new WatchedTime();
        await using var session = await Session.StartAsync(new SandboxOptions { Time = time });
        session.Sandbox.Faults.Add("drip=100ms");

        var call = session.CallAsUserAsync(Session.PlatformCall);

        // No pause after the last byte: nothing is waited for.
        var (pauses, whole) = (1, "");
        do
        {
            Assert.Equal(TimeSpan.FromMilliseconds(100), await time.PauseAsync());
            whole = Assert.Single(session.Sandbox.Requests).ResponseBody;
            Assert.False(call.IsCompleted);
            time.Advance(TimeSpan.FromMilliseconds(100));
        }
        while (++pauses < whole.Length);
        Assert.Equal((202, whole), ((await call).Status, (await call).Text));
    }

    [Fact]
    public async Task Delays_the_request_and_not_only_its_answer()
    {
        var time = new WatchedTime();
        await using var session = await Session.StartAsync(new SandboxOptions { Time = time });
        var arrival = time.GetUtcNow();
        session.Sandbox.Faults.Add("delay=200ms");

        var call = session.CallAsUserAsync(Session.PlatformCall);

        Assert.Equal(Blink, await time.PauseAsync());
        Assert.Equal((0, 0), (session.Sandbox.Phones.Rings, session.Sandbox.Requests.Count));
        time.Advance(Blink - TimeSpan.FromTicks(1));
        Assert.False(call.IsCompleted);
        time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal((202, 1), ((await call).Status, session.Sandbox.Phones.Rings));
        var entry = Assert.Single(session.Sandbox.Requests);
        Assert.Equal((arrival, "delay=200ms"), (entry.When, entry.Fault));
    }

    [Fact]
    public async Task Delays_evenly_within_the_jitter()
    {
        var time = new WatchedTime();
        await using var session = await Session.StartAsync(new SandboxOptions { Time = time });
        session.Sandbox.Faults.Add("delay=200ms,jitter=50ms,path=*");
        var pauses = new List<TimeSpan>();

        for (var request = 0; request < 200; request++)
        {
            var answer = session.GetAsync("/nowhere", token: null);
            pauses.Add(await time.PauseAsync());
            time.Advance(pauses[^1]);
            await answer;
        }

        Assert.All(pauses, pause => Assert.InRange(pause.TotalMilliseconds, 150, 250));
        // Four bands of 25 ms, each of which should have about 50.
        Assert.All(pauses.CountBy(pause => Math.Min((int)(pause.TotalMilliseconds - 150) / 25, 3)),
            band => Assert.InRange(band.Value, 30, 75));
    }

    [Fact]
    public void Delays_no_less_than_not_at_all()
    {
        var faults = new SandboxFaults(seed: 0);
        faults.Add("delay=0ms,jitter=1s,path=*");

        var delays = Enumerable.Range(0, 100).Select(_ => faults.BeforeBody("GET", "/").Delay).ToList();

        Assert.Equal(TimeSpan.Zero, delays.Min());
        Assert.InRange(delays.Max(), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("skew=59m", 202, 1)]
    [InlineData("skew=1h", 401, 0)]
    public async Task Judges_the_token_by_a_clock_that_is_ahead(string skew, int status, int rings)
    {
        await using var session = await Session.StartAsync(new SandboxOptions
        {
            Time = new WatchedTime(),
            TokenLifetime = TimeSpan.FromHours(1),
        });
        session.Sandbox.Faults.Add(skew);
        session.Sandbox.Faults.Add("skew=59s");

        var reply = await session.CallAsUserAsync(Session.PlatformCall);

        Assert.Equal((status, rings), (reply.Status, session.Sandbox.Phones.Rings));
        if (status == 401)
            Assert.Equal("bad.credentials", reply["code"]);
        var names = $"{SandboxFault.Parse(skew)}; skew=59000ms";
        Assert.Equal(names, Assert.Single(session.Sandbox.Requests).Fault);
        // The page of the user's own, which is not a call, is judged by the right clock.
        Assert.Equal(200, (await session.GetAsync("/api/v2/users/me", session.Sandbox.SignIn())).Status);
    }
}
