namespace Outdial.Ledger.Contract;

public sealed class SqliteQueueTests() : QueueContract(LedgerHouse.Sqlite());
