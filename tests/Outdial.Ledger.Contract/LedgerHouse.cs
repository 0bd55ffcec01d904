using Outdial.Ledger.PostgreSql;
using Outdial.TestSupport;

namespace Outdial.Ledger.Contract;

/// <summary>A place for one ledger, which several may open.</summary>
public abstract class LedgerHouse : IAsyncDisposable
{
    /// <summary>Opens the ledger, as another process would.</summary>
    public abstract Task<ICompleteLedger> OpenAsync();

    public abstract ValueTask DisposeAsync();

    public static LedgerHouse Sqlite() => new SqliteHouse();

    public static LedgerHouse PostgreSql() => new PostgreSqlHouse(SharedServer.CreateDatabase());

    private sealed class SqliteHouse : LedgerHouse
    {
        private readonly TemporaryFolder _folder = new();
        private readonly List<CallLedger> _open = [];

        public override Task<ICompleteLedger> OpenAsync()
        {
            _open.Add(CallLedger.Open(_folder.PathOf("ledger.db")));
            return Task.FromResult<ICompleteLedger>(_open[^1]);
        }

        public override ValueTask DisposeAsync()
        {
            _open.ForEach(ledger => ledger.Dispose());
            _folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class PostgreSqlHouse(string connectionString) : LedgerHouse
    {
        private readonly List<PostgreSqlLedger> _open = [];

        public override async Task<ICompleteLedger> OpenAsync()
        {
            _open.Add(await PostgreSqlLedger.OpenAsync(connectionString));
            return _open[^1];
        }

        public override async ValueTask DisposeAsync()
        {
            foreach (var ledger in _open)
            {
                await ledger.DisposeAsync();
            }
        }
    }
}
