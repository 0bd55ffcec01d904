using Microsoft.Data.Sqlite;

namespace Outdial.Ledger;

/// <summary>An open ledger's connection, and its file as this process holds it.</summary>
/// <param name="connect">Opens the connection.</param>
/// <param name="file">The file, held.</param>
internal sealed class OpenLedger(Func<SqliteConnection> connect, HeldFile? file) : IDisposable
{
    internal SqliteConnection Connection { get; } = connect();

    /// <summary>Closes it. The descriptor comes last: with it the system drops SQLite's locks.</summary>
    public void Dispose()
    {
        Connection.Dispose();
        file?.Dispose();
    }
}
