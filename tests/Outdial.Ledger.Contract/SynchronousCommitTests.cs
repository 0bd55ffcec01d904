using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Outdial.Ledger.PostgreSql;
using Outdial.TestSupport;

namespace Outdial.Ledger.Contract;

/// <summary>A server whose standby is away: an intent is not durable, and its attempt does not leave.</summary>
public sealed class SynchronousCommitTests : IAsyncDisposable
{
    private static readonly CallKey Key = CallKey.Parse("order-4711");

    private readonly FakeTimeProvider _time = new();
    private PostgreSqlServer? _server;
    private PostgreSqlLedger? _ledger;
    private string _database = "";

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await RunAsync("ALTER SYSTEM RESET synchronous_standby_names");
            await RunAsync("SELECT pg_reload_conf()");
            await _ledger!.DisposeAsync();
            _server.Dispose();
        }
    }

    // PostgreSQL then commits without the standby and says so in a warning; the driver returns as after success.
    [Fact]
    public async Task A_commit_that_is_cancelled_while_it_waits_is_a_failure()
    {
        var intending = await IntendWithoutStandbyAsync();
        await RunAsync("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");

        var failure = await Assert.ThrowsAsync<CallLedgerException>(() => intending);

        Assert.Contains("replicated", failure.Message, StringComparison.Ordinal);
        Assert.Equal(LedgerState.Intended, (await _ledger!.FindAsync(Key))!.State); // unknown, when its time is over
    }

    [Fact]
    public async Task A_commit_that_waits_for_too_long_is_a_failure()
    {
        var intending = await IntendWithoutStandbyAsync();
        _time.Advance(TimeSpan.FromSeconds(31));
        var failure = await Assert.ThrowsAsync<CallLedgerException>(() => intending);
        Assert.Contains("did not answer in 30 s", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Giving_up_ends_the_waiting_and_cancels_no_commit()
    {
        using var stop = new CancellationTokenSource();
        var intending = await IntendWithoutStandbyAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => intending);
        Assert.True(await WaitsAsync());
    }

    // Gives the intent that waits for a standby.
    private async Task<Task> IntendWithoutStandbyAsync(CancellationToken giveUp = default)
    {
        var ticket = await TicketAsync();
        var intending = _ledger!.IntendAsync(ticket, Calls.Intent(ticket), giveUp).AsTask();
        while (!await WaitsAsync())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, giveUp);
        }

        return intending;
    }

    private async Task<LedgerTicket> TicketAsync()
    {
        Assert.SkipUnless(PostgreSqlServer.IsInstalled, PostgreSqlServer.Missing);
        _server = PostgreSqlServer.Start();
        _database = _server.CreateDatabase();
        _ledger = await PostgreSqlLedger.OpenAsync(_database, _time);
        var claim = await _ledger.ClaimAsync(Key, Calls.One, TimeSpan.FromHours(1));
        var ticket = Assert.IsType<LedgerClaim.Granted>(claim).Ticket;
        await RunAsync("ALTER SYSTEM SET synchronous_standby_names = 'nowhere'");
        await RunAsync("SELECT pg_reload_conf()");
        while (!await IsSetAsync())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        return ticket;
    }

    private async Task<bool> IsSetAsync() =>
        await RunAsync("SELECT current_setting('synchronous_standby_names') = 'nowhere'") is true;

    private async Task<bool> WaitsAsync() =>
        await RunAsync("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'") is not 0L;

    // Does not wait for a standby itself.
    private async Task<object?> RunAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(
            $"{_database};Pooling=false;Options=-c synchronous_commit=local");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
