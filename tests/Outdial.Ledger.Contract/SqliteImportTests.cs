namespace Outdial.Ledger.Contract;

public sealed class SqliteImportTests() : ImportContract(LedgerHouse.Sqlite());
