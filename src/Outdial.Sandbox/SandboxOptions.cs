namespace Outdial.Sandbox;

/// <summary>How an emulator behaves. Checked by <see cref="GenesysSandbox.StartAsync"/>.</summary>
public sealed record SandboxOptions
{
    /// <summary>The TCP port on 127.0.0.1: 0 to 65535, where 0 takes any free port. Default 0.</summary>
    public int Port { get; init; }

    /// <summary>
    /// The clock of the tokens, the calls and the journal. Default <see cref="TimeProvider.System"/>.
    /// </summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// How long an access token is valid: more than zero, at most 172800 seconds (two days). Default 24 hours.
    /// </summary>
    /// <remarks>
    /// The service takes 300 to 172800 seconds per client, by default 86400 (published SDK,
    /// accessTokenValiditySeconds); the emulator takes less, for tests of expiry. <c>expires_in</c> is in whole
    /// seconds, rounded down.
    /// </remarks>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Which contract is spoken. Default <see cref="SandboxContract.Both"/>: the token tells.</summary>
    public SandboxContract Contract { get; init; } = SandboxContract.Both;

    /// <summary>How many requests <see cref="GenesysSandbox.Requests"/> remembers: at least 1. Default 10000.</summary>
    /// <remarks>
    /// The oldest are forgotten first; also when the remembered bodies exceed 64 Mi characters together.
    /// </remarks>
    public int JournalLimit { get; init; } = 10_000;

    /// <summary>How many calls can be read back: at least 1. Default 10000.</summary>
    /// <remarks>The oldest are forgotten first; also when their request bodies exceed 64 MiB together.</remarks>
    public int CallLimit { get; init; } = 10_000;

    /// <summary>How many phones <see cref="GenesysSandbox.Phones"/> remembers: at least 1. Default 100000.</summary>
    /// <remarks>
    /// The phones that have been quiet longest are forgotten first; also when the remembered numbers exceed 64 Mi
    /// characters together. <see cref="PhoneBook.Rings"/> counts the rings of forgotten phones too.
    /// </remarks>
    public int PhoneLimit { get; init; } = 100_000;

    /// <summary>
    /// Called with every request that was handled, just before its answer is sent. Default null: nobody.
    /// </summary>
    /// <remarks>
    /// It runs on the thread of the request, so several calls may run at once, and a slow one delays the answer. An
    /// exception from it is swallowed: watching a request must not change its answer.
    /// </remarks>
    public Action<JournalEntry>? OnRequest { get; init; }

    /// <summary>Throws if a value is outside of its documented range.</summary>
    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Time);
        ArgumentOutOfRangeException.ThrowIfNegative(Port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Port, ushort.MaxValue);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(TokenLifetime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(TokenLifetime, TimeSpan.FromSeconds(172_800));
        ArgumentOutOfRangeException.ThrowIfLessThan(JournalLimit, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(CallLimit, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(PhoneLimit, 1);
        if (!Enum.IsDefined(Contract))
            throw new ArgumentOutOfRangeException(nameof(Contract), Contract, "Guide, Platform or Both.");
    }
}
