using Outdial.Extensibility;
using Outdial.Sandbox;

namespace Outdial.Testing;

/// <summary>Clients of a sandbox.</summary>
public static class SandboxClients
{
    /// <summary>The settings of a sandbox: its address, and an account that may call.</summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="contract">The contract to speak. Default: platform, as the built-in user; under guide, as the
    /// built-in OAuth client.</param>
    /// <returns>Settings to go on with; a new object each time.</returns>
    public static OutdialOptions CreateOptions(this GenesysSandbox sandbox, Contract contract = Contract.Platform)
    {
        ArgumentNullException.ThrowIfNull(sandbox);
        var isPlatform = contract == Contract.Platform;
        return new OutdialOptions
        {
            Contract = contract,
            LoginUrl = sandbox.Url,
            ApiUrl = sandbox.Url,
            AccessToken = isPlatform ? sandbox.SignIn() : null,
            ClientId = isPlatform ? null : sandbox.ClientId,
            ClientSecret = isPlatform ? null : sandbox.ClientSecret,
            AttemptTimeout = SandboxTime.AttemptTimeout,
            TotalTimeout = TimeSpan.FromHours(24),
        };
    }

    /// <summary>A client of a sandbox. Its pauses take no wall time (<see cref="SandboxTime"/>).</summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="contract">As for <see cref="CreateOptions"/>.</param>
    /// <param name="configure">Changes its settings, or null.</param>
    /// <param name="policy">Which calls are allowed; the default policy if null.</param>
    /// <param name="ledger">For calls with keys, or null.</param>
    /// <returns>A client, to be disposed of before the sandbox.</returns>
    /// <exception cref="SettingsException">A setting is wrong.</exception>
    public static CallClient CreateClient(
        this GenesysSandbox sandbox,
        Contract contract = Contract.Platform,
        Action<OutdialOptions>? configure = null,
        CallPolicy? policy = null,
        ICallLedger? ledger = null)
    {
        var options = sandbox.CreateOptions(contract);
        configure?.Invoke(options);
        return new CallClient(
            options,
            new CallClientServices
            {
                Policy = policy ?? new CallPolicy(),
                Ledger = ledger,
                Time = new SandboxTime(sandbox),
            });
    }
}
