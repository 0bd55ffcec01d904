using Microsoft.Extensions.Logging;

namespace Outdial;

/// <summary>What a client is given besides its options; all of it may be left out.</summary>
public sealed class CallClientServices
{
    /// <summary>Which calls are let through. Default: the default policy.</summary>
    public CallPolicy Policy { get; init; } = new();

    /// <summary>The ledger of keyed calls; without one no call can have a key. Default: null.</summary>
    public ICallLedger? Ledger { get; init; }

    /// <summary>A source of tokens in place of the options' credentials. Default: null.</summary>
    public IAccessTokenSource? Tokens { get; init; }

    /// <summary>Keeps tokens for other processes. Default: null, in this process alone.</summary>
    public ITokenStore? TokenStore { get; init; }

    /// <summary>Keeps the token's rate, to share it with other processes. Default: null, in this process
    /// alone.</summary>
    public IRateStore? RateStore { get; init; }

    /// <summary>Where to log. Default: null, nowhere.</summary>
    public ILogger? Logger { get; init; }

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>A random number from 0 to 1 for pauses; null for the system's.</summary>
    internal Func<double>? Random { get; init; }
}
