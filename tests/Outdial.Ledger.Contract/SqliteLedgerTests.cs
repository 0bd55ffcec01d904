namespace Outdial.Ledger.Contract;

public sealed class SqliteLedgerTests() : LedgerContract(LedgerHouse.Sqlite());
