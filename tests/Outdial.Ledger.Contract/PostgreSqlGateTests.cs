namespace Outdial.Ledger.Contract;

public sealed class PostgreSqlGateTests() : GateContract(LedgerHouse.PostgreSql());
