namespace Outdial.Ledger.Contract;

public sealed class PostgreSqlQueueTests() : QueueContract(LedgerHouse.PostgreSql());
