using System.CommandLine;
using Outdial.Ledger;
using Outdial.Lists;
using Outdial.Sandbox;

namespace Outdial.Cli;

/// <summary>A client with its ledger, for the commands that place or import lists.</summary>
#pragma warning disable CA2000 // The session disposes of what it is given.
internal sealed class ListSession : IAsyncDisposable
{
    private readonly ICompleteLedger _ledger;
    private readonly CallClient _client;
    private readonly GenesysSandbox? _sandbox;
    private readonly TemporaryLedger? _folder;

    private ListSession(
        ICompleteLedger ledger, CallClient client, CallPolicy policy, GenesysSandbox? sandbox, TemporaryLedger? folder)
    {
        (_ledger, _client, _sandbox, _folder) = (ledger, client, sandbox, folder);
        List = new CallList(client, ledger, policy);
    }

    internal ICompleteLedger Ledger => _ledger;

    internal CallClient Client => _client;

    internal CallList List { get; }

    /// <summary>Opens the account and the ledger that are named.</summary>
    /// <exception cref="OutdialException">One of them cannot be used.</exception>
    internal static async Task<ListSession> OpenAsync(
        ParseResult parsed,
        ListPlaceOptions place,
        string? contract,
        CallPolicy policy,
        Terminal terminal,
        CancellationToken cancellationToken,
        bool isDryRun = false)
    {
        if (parsed.GetValue(place.Sandbox))
        {
            return await InSandboxAsync(ContractNames.Find(contract), policy, terminal, cancellationToken);
        }

        var account = await AccountReader.ReadAsync(
            terminal, parsed.GetValue(place.Account.Option), withSecret: true, cancellationToken);
        account.WriteRemarks(terminal);
        account.Options.Contract = ContractNames.Find(contract) ?? account.Options.Contract;
        SettingAdvice.Check(account); // a ledger is made for calls that can be placed
        var known = isDryRun
            ? await place.Ledger.FindAsync(parsed, terminal, cancellationToken)
            : await place.Ledger.OpenForKeyAsync(parsed, terminal, cancellationToken);
        var folder = known is null ? new TemporaryLedger() : null;
        var ledger = known ?? CallLedger.Open(folder!.File);
        try
        {
            var client = SettingAdvice.CreateClient(account, terminal, ledger, policy);
            return new ListSession(ledger, client, policy, null, folder);
        }
        catch
        {
            await ledger.DisposeAsync();
            folder?.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _ledger.DisposeAsync();
        if (_sandbox is not null)
        {
            await _sandbox.DisposeAsync();
        }

        _folder?.Dispose();
    }

    // Calls of a sandbox are not real: their keys live as long as it does, and never reach a user's ledger.
    private static async Task<ListSession> InSandboxAsync(
        Contract? contract, CallPolicy policy, Terminal terminal, CancellationToken cancellationToken)
    {
        var isGuide = contract == Contract.Guide;
        var sandbox = await GenesysSandbox.StartAsync(
            new SandboxOptions
            {
                Contract = isGuide ? SandboxContract.Guide : SandboxContract.Platform,
                Pace = SandboxPace.ForWaiting,
                OnRequest = entry =>
                {
                    if (entry.Explanation is { } why)
                    {
                        terminal.Error.WriteLine(VisibleText.Of($"The sandbox refused: {why}"));
                    }
                },
            },
            cancellationToken);
        var folder = new TemporaryLedger();
        var ledger = CallLedger.Open(folder.File);
        var client = new CallClient(
            new OutdialOptions
            {
                Contract = contract ?? Contract.Platform,
                LoginUrl = sandbox.Url,
                ApiUrl = sandbox.Url,
                AccessToken = isGuide ? null : sandbox.SignIn(),
                ClientId = isGuide ? sandbox.ClientId : null,
                ClientSecret = isGuide ? sandbox.ClientSecret : null,
            },
            new CallClientServices { Policy = policy, Ledger = ledger, RateStore = ledger });
        return new ListSession(ledger, client, policy, sandbox, folder);
    }
}
