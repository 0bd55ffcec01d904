namespace Outdial.Ledger.Contract;

public sealed class PostgreSqlLedgerTests() : LedgerContract(LedgerHouse.PostgreSql());
