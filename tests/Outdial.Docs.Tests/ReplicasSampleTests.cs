using Outdial.Sandbox;
using Outdial.TestSupport;

namespace Outdial.Docs.Tests;

/// <summary>The sample of replicas: two processes, one ledger in PostgreSQL, one sandbox.</summary>
public sealed class ReplicasSampleTests
{
    private const int Kill = 9;

    private static readonly Uri Path = new("/calls/order-4711?to=%2B12025550123", UriKind.Relative);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Replicas_that_are_asked_at_once_ring_once()
    {
        using var server = StartDatabase();
        await using var sandbox = await GenesysSandbox.StartAsync(cancellationToken: Token);
        var database = server.CreateDatabase();
        using var first = Start(sandbox, database);
        using var second = Start(sandbox, database);
        using var left = await ConnectAsync(first);
        using var right = await ConnectAsync(second);

        var answers = await Task.WhenAll(left.PostAsync(Path, null, Token), right.PostAsync(Path, null, Token));
        var ids = await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync(Token)));

        Assert.All(answers, answer => Assert.Equal(202, (int)answer.StatusCode));
        Assert.Equal(sandbox.Calls.Single().Id, Assert.Single(ids.Distinct()));
        Assert.Equal(1, sandbox.Phones["+12025550123"].Rings);

        var refused = await right.PostAsync(new Uri("/calls/other?to=555-123-4567", UriKind.Relative), null, Token);
        Assert.Equal(400, (int)refused.StatusCode);
        Assert.Contains("OD1003", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_replicas_key_is_answered_by_the_other()
    {
        using var server = StartDatabase();
        await using var sandbox = await GenesysSandbox.StartAsync(
            new SandboxOptions { Faults = [SandboxFault.Parse("lose=hang,for=5m,count=1")] }, Token);
        var database = server.CreateDatabase();
        using var first = Start(sandbox, database);
        using var second = Start(sandbox, database);
        using var left = await ConnectAsync(first);
        using var right = await ConnectAsync(second);

        var lost = left.PostAsync(Path, null, Token);
        while (sandbox.Calls.Count == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Token);
        }

        first.Signal(Kill);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => lost);
        sandbox.Advance(TimeSpan.FromSeconds(10)); // the caller's own phone is answered: the far leg has the stamp
        var answer = await right.PostAsync(Path, null, Token);

        Assert.Equal(202, (int)answer.StatusCode);
        Assert.Equal(sandbox.Calls.Single().Id, await answer.Content.ReadAsStringAsync(Token));
        Assert.Equal(1, sandbox.Phones["+12025550123"].Rings);
    }

    [Fact]
    public async Task A_replica_without_a_ledger_does_not_start()
    {
        var result = await RunningProgram.RunAsync(Built.Program("Outdial.Samples.Replicas"), [], null, Token);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("ConnectionStrings:Ledger is not set", result.Error + result.Out, StringComparison.Ordinal);
    }

    private static PostgreSqlServer StartDatabase()
    {
        Assert.SkipUnless(PostgreSqlServer.IsInstalled, PostgreSqlServer.Missing);
        return PostgreSqlServer.Start();
    }

    private static RunningProgram Start(GenesysSandbox sandbox, string ledger) => RunningProgram.Start(
        Built.Program("Outdial.Samples.Replicas"),
        [],
        new Dictionary<string, string>
        {
            ["GENESYS_LOGIN_URL"] = sandbox.Url.OriginalString,
            ["GENESYS_API_URL"] = sandbox.Url.OriginalString,
            ["GENESYS_ACCESS_TOKEN"] = sandbox.SignIn(),
            ["ConnectionStrings__Ledger"] = ledger,
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        });

    private static async Task<HttpClient> ConnectAsync(RunningProgram replica)
    {
        const string Listening = "Now listening on: ";
        string? line;
        do
        {
            line = await replica.LineAsync(Token)
                ?? throw new EndOfStreamException((await replica.EndAsync(Token)).Error);
        }
        while (!line.Contains(Listening, StringComparison.Ordinal));

        return new HttpClient { BaseAddress = new Uri(line.Split(Listening)[1]) };
    }
}
