using System.Collections.Immutable;
using Outdial.Ledger;
using Outdial.Sandbox;

namespace Outdial.Cli;

/// <summary>Runs <c>outdial call</c>: check, configure, place, report.</summary>
internal sealed class CallRunner(Terminal terminal, CallInput input, bool json)
{
    private readonly CallReporter _reporter = new(terminal, input, json);

    internal async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var check = new CallValidator(input.Policy).Check(input.Call);
        var isValid = input.Faults.IsEmpty && check.IsValid;
        var (account, faults) = await AccountAsync(isValid, cancellationToken);
        var options = account?.Options ?? OutdialOptions.From(terminal.Variable);
        options.Contract = input.Contract ?? options.Contract;
        var contract = GenesysEndpoint.ContractOf(options);
        if (!isValid)
        {
            return _reporter.Invalid([.. input.Faults, .. StillMeaningful(check.Diagnostics)], contract);
        }

        if (account is null)
        {
            return _reporter.Misconfigured(faults, contract);
        }

        if (contract is null)
        {
            return _reporter.Misconfigured([new Diagnostic(ConfigurationRules.UnknownContract)], contract);
        }

        try
        {
            return input.DryRun ? DryRun(check.Call!, options, contract.Value)
                : input.Sandbox ? await InSandboxAsync(check.Call!, contract.Value, cancellationToken)
                : await PlaceAsync(check.Call!, account, input.Ledger, cancellationToken);
        }
        catch (SettingsException exception)
        {
            return _reporter.Misconfigured(exception.Diagnostics, contract);
        }
        catch (CallLedgerException exception)
        {
            return _reporter.Misconfigured([exception.Diagnostic], contract);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return _reporter.Cancelled(contract.Value);
        }
    }

    // The sandbox is nobody's account. A command that prints a secret is run only for a call that will be placed.
    private async Task<(Account? Account, ImmutableArray<Diagnostic> Faults)> AccountAsync(
        bool isValid, CancellationToken cancellationToken)
    {
        try
        {
            return (
                input.Sandbox
                    ? new Account(OutdialOptions.From(terminal.Variable), null, null, [], [])
                    : await AccountReader.ReadAsync(
                        terminal, input.Profile, withSecret: isValid && !input.DryRun, cancellationToken),
                []);
        }
        catch (SettingsException exception)
        {
            return (null, exception.Diagnostics);
        }
        catch (SecretFileException exception)
        {
            return (null, [exception.Diagnostic]);
        }
    }

    private int DryRun(ValidCall call, OutdialOptions options, Contract contract)
    {
        if (input.Sandbox)
        {
            return _reporter.DryRun(call, ContractMapper.Map(call, contract), contract);
        }

        try
        {
            using var client = CallClient.Create(options, input.Policy);
            return _reporter.DryRun(call, client.Preview(call), contract);
        }
        catch (SettingsException faults)
        {
            // To see the request needs no account; settings that are there and wrong are said all the same.
            ImmutableArray<Diagnostic> wrong =
                [.. faults.Diagnostics.Where(fault => fault.Rule != ConfigurationRules.MissingSetting)];
            if (!wrong.IsEmpty)
            {
                return _reporter.Misconfigured(wrong, contract);
            }

            var user = ResourceId.TryParse(options.UserId, out var id) ? id : (Guid?)null;
            return _reporter.DryRun(call, ContractMapper.Map(call, contract, user), contract);
        }
    }

    private async Task<int> InSandboxAsync(ValidCall call, Contract contract, CancellationToken cancellationToken)
    {
        await using var sandbox = await GenesysSandbox.StartAsync(
            new SandboxOptions
            {
                Contract = contract == Contract.Guide ? SandboxContract.Guide : SandboxContract.Platform,
                OnRequest = Explain,
            },
            cancellationToken);
        // The sandbox's calls are nobody's: its keys live as long as it does, and not in anybody's ledger.
        using var folder = new SandboxLedger();
        var account = new Account(CallSettings.For(sandbox, contract, call), null, null, [], []);
        return await PlaceAsync(call, account, input.Key is null ? null : folder.File, cancellationToken);
    }

    // The service's own words, which the answer keeps to, do not say what the sandbox has and what it has not.
    private void Explain(JournalEntry entry)
    {
        if (entry.Explanation is { } why)
        {
            terminal.Error.WriteLine(VisibleText.Of($"The sandbox refused: {why}"));
        }
    }

    private async Task<int> PlaceAsync(
        ValidCall call, Account account, string? ledgerFile, CancellationToken cancellationToken)
    {
        foreach (var remark in account.Remarks)
        {
            await terminal.Error.WriteLineAsync(VisibleText.Of(remark));
        }

        using var ledger = ledgerFile is { } file ? CallLedger.Open(file) : null;
        using var client = CallClient.Create(
            account.Options, input.Policy, logger: new WaitingLogger(terminal), ledger: ledger, pace: ledger,
            tokenStore: account.Tokens);
        var outcome = input.Key is { } key
            ? await client.PlaceAsync(call, key, cancellationToken)
            : await client.PlaceAsync(call, cancellationToken);
        return _reporter.Outcome(outcome, client.Endpoint.Contract);
    }

    // Where an option could not be read, what the validator says of the rest of that field is about another call.
    private IEnumerable<Diagnostic> StillMeaningful(ImmutableArray<Diagnostic> findings) =>
        findings.Where(finding => !input.Unread.Contains(CallPlaces.Field(finding.Path)));
}
