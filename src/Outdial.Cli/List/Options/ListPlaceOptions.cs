using System.CommandLine;

namespace Outdial.Cli;

/// <summary>The options that say where a list is and who calls: ledger, profile, or a sandbox.</summary>
internal sealed class ListPlaceOptions
{
    internal LedgerOption Ledger { get; } = new();

    internal AccountOption Account { get; } = new();

    internal Option<bool> Sandbox { get; } = new("--sandbox")
    {
        Description = "Call a local emulator for the service: needs no account, and no phone rings.",
    };

    internal Option<bool> Json { get; } = new("--json") { Description = "Print one JSON object for each event." };

    internal void AddTo(Command command, bool withSandbox = false)
    {
        command.Add(Ledger.Option);
        command.Add(Account.Option);
        if (withSandbox)
        {
            command.Add(Sandbox);
        }

        command.Add(Json);
    }
}
