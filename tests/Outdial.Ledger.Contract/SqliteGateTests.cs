namespace Outdial.Ledger.Contract;

public sealed class SqliteGateTests() : GateContract(LedgerHouse.Sqlite());
