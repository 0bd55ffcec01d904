using System.Text.Json;
using Outdial.Ledger;
using Outdial.Sandbox;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary><c>outdial ledger rate</c>: what is stored of a rate, said and reset.</summary>
public sealed class LedgerRateTests : IDisposable
{
    private const string Bucket = "api.example client-1";

    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly TemporaryFolder _folder = new();

    private string File => _folder.PathOf("ledger.db");

    public void Dispose() => _folder.Dispose();

    public static TheoryData<RateState, string> States() => new()
    {
        { default, "300 requests a minute (published; the service has not said)  open" },
        { new RateState(default, default, 120), "120 requests a minute  open" },
        { new RateState(Now.AddMinutes(10), default, 300), "300 requests a minute  open; " },
        { new RateState(default, Now.AddMinutes(10), 300), "closed until " },
        { new RateState(default, Now.AddDays(2), 300), "open  (a stored time is more than 15 minutes ahead" },
        { new RateState(DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, 300), "open  (a stored time" },
    };

    [Theory]
    [MemberData(nameof(States))]
    public async Task Is_said_in_plain_words(RateState stored, string words)
    {
        await StoreAsync(stored);

        var result = await RunAsync("ledger", "rate");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith(Bucket + "  ", result.Out, StringComparison.Ordinal);
        Assert.Contains(words, result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_one_object_for_each_token_as_json()
    {
        await StoreAsync(new RateState(Now.AddDays(2), Now.AddMinutes(10), 0));

        var rate = JsonElement.Parse((await RunAsync("ledger", "rate", "--json")).Out);

        Assert.Equal(Bucket, rate.GetProperty("bucket").GetString());
        Assert.Equal(Now.AddMinutes(10), rate.GetProperty("closedUntil").GetDateTimeOffset());
        Assert.True(rate.GetProperty("repaired").GetBoolean());
        Assert.Equal(JsonValueKind.Null, rate.GetProperty("freeAt").ValueKind);
        Assert.Equal(JsonValueKind.Null, rate.GetProperty("allowedPerMinute").ValueKind);
    }

    [Fact]
    public async Task Is_reset()
    {
        await StoreAsync(new RateState(default, Now.AddMinutes(10), 300));

        var reset = await RunAsync("ledger", "rate", "--reset");
        var after = await RunAsync("ledger", "rate");
        var json = await RunAsync("ledger", "rate", "--reset", "--json");

        Assert.Equal((0, "", "Reset 1 rate(s).\n"), (reset.ExitCode, reset.Out, reset.Error));
        Assert.Equal((0, ""), (after.ExitCode, after.Out));
        Assert.StartsWith("No rate is stored", after.Error, StringComparison.Ordinal);
        Assert.Equal("{\"reset\":0}\n", json.Out);
    }

    [Theory]
    [InlineData(429, 5, "Retry-After: 31536000", "inin-ratelimit-reset: 10")]
    [InlineData(202, 0, "X-Other: 1", "inin-ratelimit-reset: 2147483647")]
    public async Task Is_not_closed_for_longer_than_15_minutes_by_one_answer(
        int status, int exitCode, string asked, string reset)
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(
            status, """{"id":"c-1"}""", asked, "inin-ratelimit-count: 300", "inin-ratelimit-allowed: 300", reset));

        var call = await Cli.RunAsync(
            Environment(server.Url), "call", "+12025550123", "--key", "order-4711");
        var rate = JsonElement.Parse((await RunAsync("ledger", "rate", "--json")).Out);

        Assert.Equal(exitCode, call.ExitCode);
        Assert.InRange(
            rate.GetProperty("closedUntil").GetDateTimeOffset(),
            Now,
            TimeProvider.System.GetUtcNow() + RateState.LongestClosure);
    }

    [Fact]
    public async Task Keeps_no_call_back_that_a_clock_two_days_ahead_wrote()
    {
        await using var sandbox = await GenesysSandbox.StartAsync();
        var environment = Environment(sandbox.Url);
        environment["GENESYS_ACCESS_TOKEN"] = sandbox.SignIn();
        await Cli.RunAsync(environment, "call", "+12025550123", "--key", "order-4711");
        using (var ledger = CallLedger.Open(File))
        {
            var bucket = Assert.Single(await ledger.ListRatesAsync()).Key;
            await ledger.UpdateAsync(bucket, (_, _) => new RateState(Now.AddDays(2), Now.AddDays(2), 300));
        }

        var call = await Cli.RunAsync(environment, "call", "+12025550123", "--key", "order-4712");

        Assert.Equal((0, ""), (call.ExitCode, call.ExitCode == 0 ? "" : call.Error));
    }

    private async Task StoreAsync(RateState state)
    {
        using var ledger = CallLedger.Open(File);
        await ledger.UpdateAsync(Bucket, (_, _) => state);
    }

    private Task<ProgramResult> RunAsync(params string[] words) =>
        Cli.RunAsync(new Dictionary<string, string> { ["OUTDIAL_LEDGER"] = File }, words);

    private Dictionary<string, string> Environment(Uri url) =>
        new(Cli.Environment(url)) { ["OUTDIAL_LEDGER"] = File };
}
