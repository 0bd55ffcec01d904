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
        var options = OutdialOptions.From(terminal.Variable);
        options.Contract = input.Contract ?? options.Contract;
        var contract = GenesysEndpoint.ContractOf(options);
        if (!input.Faults.IsEmpty || !check.IsValid)
        {
            return _reporter.Invalid([.. input.Faults, .. StillMeaningful(check.Diagnostics)], contract);
        }

        if (contract is null)
        {
            return _reporter.Misconfigured([new Diagnostic(ConfigurationRules.UnknownContract)], contract);
        }

        try
        {
            return input.DryRun ? DryRun(check.Call, options, contract.Value)
                : input.Sandbox ? await InSandboxAsync(check.Call, contract.Value, cancellationToken)
                : await PlaceAsync(check.Call, options, input.Ledger, cancellationToken);
        }
        catch (SettingsException faults)
        {
            return _reporter.Misconfigured(faults.Diagnostics, contract);
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
        return await PlaceAsync(
            call, CallSettings.For(sandbox, contract, call), input.Key is null ? null : folder.File, cancellationToken);
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
        ValidCall call, OutdialOptions options, string? ledgerFile, CancellationToken cancellationToken)
    {
        using var ledger = ledgerFile is { } file ? CallLedger.Open(file) : null;
        using var client = CallClient.Create(
            options, input.Policy, logger: new WaitingLogger(terminal), ledger: ledger, pace: ledger);
        var outcome = input.Key is { } key
            ? await client.PlaceAsync(call, key, cancellationToken)
            : await client.PlaceAsync(call, cancellationToken);
        return _reporter.Outcome(outcome, client.Endpoint.Contract);
    }

    // Where an option could not be read, what the validator says of the rest of that field is about another call.
    private IEnumerable<Diagnostic> StillMeaningful(ImmutableArray<Diagnostic> findings) =>
        findings.Where(finding => !input.Unread.Contains(CallPlaces.Field(finding.Path)));
}
