using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial ledger</c>: what is known of keys.</summary>
internal static class LedgerCommand
{
    internal static Command Create(Terminal terminal) => new("ledger", "Show and settle what is known of calls by key.")
    {
        LedgerListCommand.Create(terminal),
        LedgerShowCommand.Create(terminal),
        LedgerExportCommand.Create(terminal),
        LedgerSettleCommand.Create(terminal),
        LedgerPurgeCommand.Create(terminal),
        LedgerRateCommand.Create(terminal),
        LedgerGatesCommand.Create(terminal),
        LedgerRecoverCommand.Create(terminal),
    };
}
