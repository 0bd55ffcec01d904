using System.CommandLine;

namespace Outdial.Cli;

/// <summary>What every command about a call that was placed asks for: which call, and whose account.</summary>
internal sealed class PlacedCallOptions
{
    private readonly AccountOption _account = new();

    private readonly Option<string?> _contract = new("--contract")
    {
        HelpName = "guide|platform",
        Description = "The contract: guide or platform. Only platform can read a placed call.",
    };

    internal Argument<string> Id { get; } = new("id") { Description = "The conversation, as outdial call printed it." };

    internal void AddTo(Command command)
    {
        command.Add(Id);
        FixedValues.AnyCase(_contract, ContractNames.Guide, ContractNames.Platform);
        command.Add(_contract);
        command.Add(_account.Option);
    }

    /// <summary>Runs a command with a client of the account.</summary>
    internal Task<int> RunAsync(
        Terminal terminal,
        ParseResult parsed,
        Action<OutdialOptions> configure,
        Func<CallClient, string, Task<int>> run,
        bool json,
        CancellationToken cancellationToken) => CommandGuard.RunAsync(
            terminal,
            async () =>
            {
                var account = await AccountReader.ReadAsync(
                    terminal, parsed.GetValue(_account.Option), withSecret: true, cancellationToken);
                account.WriteRemarks(terminal);

                account.Options.Contract = ContractNames.Find(parsed.GetValue(_contract)) ?? account.Options.Contract;
                configure(account.Options);
                using var client = SettingAdvice.CreateClient(account, settings => new CallClient(
                    settings,
                    new CallClientServices { Logger = new WaitingLogger(terminal), TokenStore = account.Tokens }));
                return client.Endpoint.Contract == Contract.Guide
                    ? CommandGuard.Say(terminal, [new Diagnostic(TrackingRules.NoFollowing)], json)
                    : await run(client, parsed.GetValue(Id)!);
            },
            cancellationToken,
            json);
}
