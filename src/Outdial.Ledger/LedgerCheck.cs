using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Outdial.Ledger;

/// <summary>A look through all of a ledger at its opening, for a limited time: SQLite's own check, then ours
/// through the chain of keys.</summary>
/// <remarks>What it does not come to in a large ledger is checked when a key is looked for.</remarks>
internal static class LedgerCheck
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(0.5);
    private const int StepsBetweenLooks = 10_000;

    /// <summary>Whether nothing was found that is damaged.</summary>
    /// <param name="connection">The ledger.</param>
    /// <param name="hasChain">Whether its version has the chain of keys.</param>
    internal static bool IsWhole(SqliteConnection connection, bool hasChain)
    {
        var began = TimeProvider.System.GetTimestamp();
        raw.sqlite3_progress_handler(
            connection.Handle, StepsBetweenLooks, _ => TimeProvider.System.GetElapsedTime(began) > Bound ? 1 : 0, null);
        try
        {
            if (LedgerFile.Scalar(connection, "PRAGMA quick_check(1);") is not "ok")
            {
                return false;
            }

            if (hasChain)
            {
                new KeyChain(connection, new RowSeal(LedgerSchema.Secret(connection))).CheckAll();
            }

            return true;
        }
        catch (FormatException)
        {
            return false;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            return true; // as far as it came
        }
        finally
        {
            raw.sqlite3_progress_handler(connection.Handle, 0, null, null);
        }
    }
}
