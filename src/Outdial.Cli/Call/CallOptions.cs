using System.CommandLine;
using static Outdial.Cli.TextOption;

namespace Outdial.Cli;

/// <summary>The arguments and options of <c>outdial call</c>. All are read as text: an address that a framework
/// could not bind would lose its rule, its place and its advice.</summary>
internal sealed class CallOptions
{
    internal Argument<string[]> Addresses { get; } = new("address")
    {
        Description =
            "The address to call: +12025550123, tel:+12025550123;ext=12, sip:ann@example.com, user:<id>, queue:<id>, " +
            "group:<id>, ext:4021 or mailto:ann@example.com. Several make a conference.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    internal Option<string?> Queue { get; } =
        One("--queue", "queue", "Call a queue, by name or id: the same as queue:<name>.");

    internal CallFieldOptions Fields { get; } = new(
        "The result of the call, by name or id (contract guide; with --wait, platform too).");

    internal Option<bool> Wait { get; } = new("--wait")
    {
        Description = "Wait for the end of the call, and print its result (contract platform).",
    };

    internal Option<string?> User { get; } =
        One("--user", "user", "The user to call for, by mail address or id (default: GENESYS_USER_ID, else the " +
            "token's own).");

    internal Option<string[]> Attributes { get; } =
        Many("--attribute", "name=value", "An attribute of the customer participant. Repeatable.");

    internal Option<string?> Key { get; } =
        One("--key", "text", "Your own name for this call: the same key is never dialled twice, whatever happens.");

    internal LedgerOption Ledger { get; } = new();

    internal AccountOption Account { get; } = new();

    internal PolicyOptions Policy { get; } = new();

    internal Option<bool> Sandbox { get; } = new("--sandbox")
    {
        Description = "Call a local emulator for the service: needs no account, and no phone rings.",
    };

    internal Option<bool> DryRun { get; } = new("--dry-run") { Description = "Send nothing; print the request." };

    internal Option<bool> NoStamp { get; } = new("--no-stamp")
    {
        Description = "Send no stamp with the call; outdial reconcile then can't find it if its answer is lost.",
    };

    internal Option<bool> Json { get; } = new("--json") { Description = "Print one JSON object." };

    internal void AddTo(Command command)
    {
        Addresses.Validators.Add(result =>
        {
            if (SplitNumber.Fault([.. result.Tokens.Select(token => token.Value)]) is { } fault)
            {
                result.AddError(fault);
            }
        });
        command.Validators.Add(result =>
        {
            if (result.GetResult(Addresses) is not { Tokens.Count: > 0 } && result.GetResult(Queue) is null)
            {
                result.AddError($"outdial call needs <{Addresses.Name}>, or --queue. {Addresses.Description}");
            }
        });
        command.Validators.Add(result =>
        {
            if (result.GetResult(Sandbox) is { Implicit: false } && result.GetResult(Ledger.Option) is not null)
            {
                result.AddError(
                    "With --sandbox the key is kept only while the sandbox runs, and no ledger is used: leave out " +
                    "--ledger, or call with a ledger in a sandbox of its own (outdial sandbox).");
            }
        });
        command.Add(Addresses);
        command.Add(Queue);
        Fields.AddTo(command);
        command.Add(User);
        command.Add(Attributes);

        Policy.AddTo(command);
        command.Add(Key);
        command.Add(Ledger.Option);
        command.Add(Account.Option);
        command.Add(Sandbox);
        command.Add(Wait);
        command.Add(DryRun);
        command.Add(NoStamp);
        command.Add(Json);
    }
}
