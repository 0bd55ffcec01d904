using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Outdial.Ledger.PostgreSql;
using Outdial.Sandbox;
using Outdial.TestSupport;

namespace Outdial.Docs.Tests;

/// <summary>A sandbox, a ledger in PostgreSQL, and a client of both for each process. The service's clock is moved; the
/// ledger's is the server's.</summary>
internal sealed class PostgreSqlStory : IAsyncDisposable
{
    private readonly PostgreSqlServer _server;
    private readonly string _database;
    private readonly List<PostgreSqlLedger> _ledgers = [];
    private readonly List<CallClient> _clients = [];

    private PostgreSqlStory(PostgreSqlServer server, GenesysSandbox sandbox, FakeTimeProvider time)
    {
        (_server, Sandbox, Time) = (server, sandbox, time);
        _database = server.CreateDatabase();
    }

    internal GenesysSandbox Sandbox { get; }

    internal FakeTimeProvider Time { get; }

    /// <summary>Starts both; the test is skipped, by the name of what is missing, where PostgreSQL is not
    /// installed.</summary>
    internal static async Task<PostgreSqlStory> StartAsync()
    {
        Assert.SkipUnless(PostgreSqlServer.IsInstalled, PostgreSqlServer.Missing);
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var sandbox = await GenesysSandbox.StartAsync(
            new SandboxOptions { Time = time, AnalyticsDelay = TimeSpan.Zero });
        return new PostgreSqlStory(PostgreSqlServer.Start(), sandbox, time);
    }

    /// <summary>A client of one more process, with the ledger as that process opens it.</summary>
    internal async Task<CallClient> JoinAsync()
    {
        var ledger = await PostgreSqlLedger.OpenAsync(_database);
        _ledgers.Add(ledger);
        var options = new OutdialOptions
        {
            LoginUrl = Sandbox.Url,
            ApiUrl = Sandbox.Url,
            AccessToken = Sandbox.SignIn(),
            RateLimit = { Enabled = false },
        };
        var client = new CallClient(options, new CallClientServices { Ledger = ledger, Time = Time });
        _clients.Add(client);
        return client;
    }

    /// <summary>The database is what a standby has of it that lags behind: in another place, and without the
    /// calls.</summary>
    internal async Task LoseCallsAsync()
    {
        await using var source = NpgsqlDataSource.Create($"{_database};Pooling=false");
        await using var command = source.CreateCommand(
            "DELETE FROM outdial.call; UPDATE outdial.origin SET place = split_part(place, '/', 1) || '/00000000'");
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        foreach (var ledger in _ledgers)
        {
            await ledger.DisposeAsync();
        }

        await Sandbox.DisposeAsync();
        _server.Dispose();
    }
}
