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
        var options = account?.Options ?? SettingTexts.Of(terminal).ToOptions();
        _reporter.ContractChosenBy = ContractChoice.Of(account, options, input.Contract);
        var named = ContractNames.Find(input.Contract);
        options.Contract = named ?? options.Contract;
        options.SendsStamp = input.SendsStamp;
        var contract = input.Contract is null ? GenesysEndpoint.ContractOf(options) : named;
        if (!isValid)
        {
            return _reporter.Invalid([.. input.Faults, .. StillMeaningful(check.Diagnostics)], contract);
        }

        if (account is null)
        {
            return _reporter.Misconfigured(faults, contract);
        }

        _reporter.Advise = finding => SettingAdvice.For(account, finding);
        account.WriteRemarks(terminal);

        if (contract is null)
        {
            return _reporter.Misconfigured([new Diagnostic(ConfigurationRules.UnknownContract)], contract);
        }

        if (input.Wait && contract == Contract.Guide)
        {
            return _reporter.Misconfigured([new Diagnostic(TrackingRules.NoFollowing) { Path = "--wait" }], contract);
        }

        try
        {
            var looksUp = input.Sandbox && !input.Names.IsEmpty;
            return input.DryRun && !looksUp
                    ? await DryRunAsync(check.Call!, account, contract.Value, cancellationToken)
                : input.Sandbox ? await InSandboxAsync(check.Call!, contract.Value, cancellationToken)
                : await PlaceAsync(check.Call!, account, input.OpenLedger, cancellationToken);
        }
        catch (OutdialException exception)
        {
            return _reporter.Misconfigured(exception.Diagnostics, contract);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return _reporter.Cancelled(contract.Value);
        }
    }

    // The sandbox needs no account. A command that prints a secret is run only for a call that will be placed.
    private async Task<(Account? Account, ImmutableArray<Diagnostic> Faults)> AccountAsync(
        bool isValid, CancellationToken cancellationToken)
    {
        try
        {
            return (
                input.Sandbox
                    ? new Account(SettingTexts.Of(terminal), null, null, [], [])
                    : await AccountReader.ReadAsync(
                        terminal,
                        input.Profile,
                        withSecret: isValid && (!input.DryRun || !input.Names.IsEmpty),
                        cancellationToken),
                []);
        }
        catch (OutdialException exception)
        {
            return (null, exception.Diagnostics);
        }
    }

    // The call with the ids of its names; null, and the exit code, if they could not be looked up.
    private async Task<(ValidCall? Call, int Code)> NamedAsync(
        CallClient client, ValidCall call, CancellationToken cancellationToken)
    {
        if (input.Names.IsEmpty)
        {
            return (call, ExitCode.Done);
        }

        var contract = client.Endpoint.Contract;
        var (named, faults) = await NameResolver.ResolveAsync(client, call.Call, input.Names, cancellationToken);
        if (!faults.IsEmpty)
        {
            // Without a lookup it is not known whether the names are right.
            return (null, contract == Contract.Platform && faults.Any(fault => fault.Rule == NamingRules.NotAsked)
                ? _reporter.NotLookedUp(faults, contract)
                : _reporter.Invalid(faults, contract));
        }

        var check = new CallValidator(input.Policy).Check(named);
        return check.IsValid ? (check.Call, ExitCode.Done) : (null, _reporter.Invalid(check.Diagnostics, contract));
    }

    private async Task<int> DryRunAsync(
        ValidCall call, Account account, Contract contract, CancellationToken cancellationToken)
    {
        var options = account.Options;
        if (input.Sandbox && input.Names.IsEmpty)
        {
            // No sandbox is needed for that.
            return _reporter.DryRun(ToPlace(call), ContractMapper.Map(ToPlace(call), contract), contract, null);
        }

        try
        {
            using var client = new CallClient(
                options, new CallClientServices { Policy = input.Policy, TokenStore = account.Tokens });
            var (named, fault) = await NamedAsync(client, call, cancellationToken);
            return named is null
                ? fault
                : _reporter.DryRun(ToPlace(named), client.Preview(ToPlace(named)), contract, options.UserId);
        }
        catch (SettingsException faults)
        {
            // To see the request needs no account; wrong settings are still reported.
            ImmutableArray<Diagnostic> wrong =
                [.. faults.Diagnostics.Where(fault => fault.Rule != ConfigurationRules.MissingSetting)];
            if (!wrong.IsEmpty || !input.Names.IsEmpty)
            {
                return _reporter.Misconfigured(wrong.IsEmpty ? faults.Diagnostics : wrong, contract);
            }

            var user = options.UserId;
            return _reporter.DryRun(ToPlace(call), ContractMapper.Map(ToPlace(call), contract, user), contract, user);
        }
    }

    private async Task<int> InSandboxAsync(ValidCall call, Contract contract, CancellationToken cancellationToken)
    {
        await using var sandbox = await GenesysSandbox.StartAsync(
            new SandboxOptions
            {
                Contract = contract == Contract.Guide ? SandboxContract.Guide : SandboxContract.Platform,
                OnRequest = Explain,
                Pace = input.Wait ? SandboxPace.ForWaiting : new CallPace(),
            },
            cancellationToken);
        // Sandbox calls are not real: their keys live as long as the sandbox, and never reach a user's ledger.
        using var folder = new TemporaryLedger();
        var account = new Account(new SettingTexts(), null, null, [], [])
        {
            Options = CallSettings.For(sandbox, contract, call),
        };
        account.Options.SendsStamp = input.SendsStamp;
        if (input.DryRun)
        {
            return await DryRunAsync(call, account, contract, cancellationToken);
        }

        return await PlaceAsync(
            call,
            account,
            _ => Task.FromResult<ICompleteLedger?>(input.Key is null ? null : CallLedger.Open(folder.File)),
            cancellationToken);
    }

    // The response has the service's own text, which does not say what the sandbox has.
    private void Explain(JournalEntry entry)
    {
        if (entry.Explanation is { } why)
        {
            terminal.Error.WriteLine(VisibleText.Of($"The sandbox refused: {why}"));
        }
    }

    private async Task<int> PlaceAsync(
        ValidCall call,
        Account account,
        Func<CancellationToken, Task<ICompleteLedger?>> openLedger,
        CancellationToken cancellationToken)
    {
        SettingAdvice.Check(account); // a ledger is made for a call that can be placed
        await using var ledger = await openLedger(cancellationToken);
        using var client = new CallClient(
            account.Options,
            new CallClientServices
            {
                Policy = input.Policy,
                Logger = new WaitingLogger(terminal),
                Ledger = ledger,
                RateStore = ledger,
                TokenStore = account.Tokens,
            });
        var (named, fault) = await NamedAsync(client, call, cancellationToken);
        if (named is null)
        {
            return fault;
        }

        call = ToPlace(named);
        var outcome = input.Key is { } key
            ? await client.PlaceAsync(call, key, cancellationToken)
            : await client.PlaceAsync(call, cancellationToken);
        if (outcome is CallOutcome.Placed placed && input.Wait)
        {
            if (!json)
            {
                _reporter.Outcome(call, outcome, client.Endpoint.Contract); // the id first, whatever comes after
            }

            var end = await new CallWait(terminal, json)
                .RunAsync(client, placed.ConversationId, named.Call.WrapUpCode, cancellationToken);
            return _reporter.Followed(placed, client.Endpoint.Contract, end);
        }

        var code = _reporter.Outcome(call, outcome, client.Endpoint.Contract);
        if (!json && !input.Sandbox)
        {
            await AccountAdvice.SayAsync(terminal, account, call.Call, outcome, cancellationToken);
        }

        return code;
    }

    // The contract platform takes no wrap-up code when a call is created; with --wait it is set afterwards.
    private ValidCall ToPlace(ValidCall call) =>
        input.Wait ? new CallValidator(input.Policy).Check(call.Call with { WrapUpCode = null }).Call! : call;

    // Where an option could not be read, what the validator says of the rest of that field is about another call.
    private IEnumerable<Diagnostic> StillMeaningful(ImmutableArray<Diagnostic> findings) =>
        findings.Where(finding => !input.Unread.Contains(CallPlaces.Field(finding.Path)));
}
