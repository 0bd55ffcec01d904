using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial doctor</c>.</summary>
internal static class DoctorCommand
{
    internal static Command Create(Terminal terminal)
    {
        var profile = new AccountOption();
        var purposes = new Option<string[]>("--for")
        {
            HelpName = "purpose",
            Description = "What the account is needed for: call (default), follow, reconcile, names, wrap-up, " +
                "all. Repeatable.",
            Arity = ArgumentArity.OneOrMore,
        };
        FixedValues.Only(purposes, [.. DoctorText.Purposes.Keys]);
        var contract = new Option<string?>("--contract")
        {
            HelpName = "contract",
            Description = "guide or platform. Default: GENESYS_CONTRACT, else as GENESYS_ORG_ID selects.",
        };
        FixedValues.AnyCase(contract, ContractNames.Guide, ContractNames.Platform);
        var findRegion = new Option<bool>("--find-region")
        {
            Description = "If this region does not know the client, try the others. That sends the secret to them.",
        };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("doctor", "Examine an account step by step, and say what to fix. Nothing is dialled.")
        {
            profile.Option,
            purposes,
            contract,
            findRegion,
            json,
        };
        command.SetAction((parsed, token) => CommandGuard.RunAsync(
            terminal,
            async () =>
            {
                var named = parsed.GetValue(profile.Option);
                Account account;
                try
                {
                    account = await AccountReader.ReadAsync(terminal, named, withSecret: true, token);
                }
                catch (OutdialException exception) when (parsed.GetValue(json))
                {
                    return await DoctorRunner.WithoutAccountAsync(terminal, named, exception.Diagnostics);
                }

                account.Options.Contract =
                    ContractNames.Find(parsed.GetValue(contract)) ?? account.Options.Contract;
                return await new DoctorRunner(terminal, account, parsed.GetValue(json)).RunAsync(
                    DoctorText.Of(parsed.GetValue(purposes) ?? []), parsed.GetValue(findRegion), token);
            },
            token));
        return command;
    }
}
