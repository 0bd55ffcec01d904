namespace Outdial.Ledger.Contract;

public sealed class PostgreSqlImportTests() : ImportContract(LedgerHouse.PostgreSql());
