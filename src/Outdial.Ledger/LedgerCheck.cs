using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Outdial.Ledger;

/// <summary>SQLite's own look through the pages of a file, for no longer than is bearable at each opening.</summary>
/// <remarks>What it does not see, or does not come to in a large ledger, each row's seal shows when a key is looked
/// for.</remarks>
internal static class LedgerCheck
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(1);
    private const int StepsBetweenLooks = 10_000;

    /// <summary>Whether nothing was found that is damaged.</summary>
    internal static bool IsWhole(SqliteConnection connection)
    {
        var began = TimeProvider.System.GetTimestamp();
        raw.sqlite3_progress_handler(
            connection.Handle, StepsBetweenLooks, _ => TimeProvider.System.GetElapsedTime(began) > Bound ? 1 : 0, null);
        try
        {
            return LedgerFile.Scalar(connection, "PRAGMA quick_check(1);") is "ok";
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
