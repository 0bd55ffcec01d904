using System.Collections.Immutable;
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

        if (input.Sandbox)
        {
            return await InSandboxAsync(check.Call, options, contract, cancellationToken);
        }

        return input.DryRun
            ? _reporter.DryRun(check.Call, options, contract)
            : await PlaceAsync(check.Call, options, sandbox: false, cancellationToken);
    }

    private async Task<int> InSandboxAsync(
        ValidCall call, OutdialOptions environment, Contract? contract, CancellationToken cancellationToken)
    {
        if (contract is null || input.DryRun)
        {
            return _reporter.DryRun(call, environment, contract);
        }

        await using var sandbox = await GenesysSandbox.StartAsync(
            new SandboxOptions
            {
                Contract = contract == Contract.Guide ? SandboxContract.Guide : SandboxContract.Platform,
            },
            cancellationToken);
        var options = CallSettings.For(sandbox, contract.Value, call);
        return await PlaceAsync(call, options, sandbox: true, cancellationToken);
    }

    private async Task<int> PlaceAsync(
        ValidCall call, OutdialOptions options, bool sandbox, CancellationToken cancellationToken)
    {
        try
        {
            using var client = CallClient.Create(options, input.Policy, logger: new WaitingLogger(terminal));
            var outcome = await client.PlaceAsync(call, cancellationToken);
            return _reporter.Outcome(outcome, client.Endpoint.Contract, sandbox);
        }
        catch (SettingsException missing)
        {
            return _reporter.Misconfigured(missing.Diagnostics, GenesysEndpoint.ContractOf(options));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return _reporter.Cancelled(GenesysEndpoint.ContractOf(options));
        }
    }

    // Where an option could not be read, what the validator says of the rest of that field is about another call.
    private IEnumerable<Diagnostic> StillMeaningful(ImmutableArray<Diagnostic> findings) =>
        findings.Where(finding => !input.Unread.Contains(CallPlaces.Field(finding.Path)));
}
