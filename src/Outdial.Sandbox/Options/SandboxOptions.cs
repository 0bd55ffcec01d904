using System.Collections.Immutable;
using System.Net;

namespace Outdial.Sandbox;

/// <summary>The options of a sandbox, validated by <see cref="GenesysSandbox.StartAsync"/>.</summary>
public sealed record SandboxOptions
{
    /// <summary>The TCP port: 0 to 65535, where 0 takes any free port. Default 0.</summary>
    public int Port { get; init; }

    /// <summary>The address to listen on. Default 127.0.0.1, which only this machine reaches.</summary>
    /// <remarks>
    /// With any other the network reaches it too. A sandbox holds no secrets and places no calls; but every client that
    /// reaches it can change its faults and its clock.
    /// </remarks>
    public IPAddress Bind { get; init; } = IPAddress.Loopback;

    /// <summary>Whether it speaks https, with HTTP/2 for clients that want it. Default false: plain HTTP/1.1.</summary>
    /// <remarks>
    /// Then it makes a certificate authority of its own, <see cref="GenesysSandbox.CertificateAuthorityPem"/>, and a
    /// certificate for <c>localhost</c>, <c>*.localhost</c>, 127.0.0.1, ::1, <see cref="Bind"/> and
    /// <see cref="HostNames"/>, both valid for a month. Clients that use OpenSSL (curl, Python, .NET on Linux) do not
    /// accept <c>*.localhost</c>; for them it names <c>login.localhost</c>, <c>api.localhost</c> and
    /// <c>acme.localhost</c>.
    /// </remarks>
    public bool Https { get; init; }

    /// <summary>
    /// More names for the certificate: DNS names (<c>acme.mypurecloud.com</c>), with <c>*.</c> in front for all of the
    /// next level, or IP addresses. Default none.
    /// </summary>
    public ImmutableArray<string> HostNames { get; init; } = [];

    /// <summary>
    /// The clock of the tokens, the calls and the journal. Default <see cref="TimeProvider.System"/>.
    /// </summary>
    /// <remarks>With a clock that a test moves, calls advance only when the test moves it.</remarks>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// How long an access token is valid: more than zero, at most 172800 seconds (two days). Default 24 hours.
    /// </summary>
    /// <remarks>
    /// The service takes 300 to 172800 seconds per client, by default 86400 (published SDK,
    /// accessTokenValiditySeconds); the sandbox takes less, for tests of expiry. <c>expires_in</c> is in whole
    /// seconds, rounded down. A client can have its own: <see cref="SandboxClient.TokenLifetime"/>.
    /// </remarks>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Which contract is spoken. Default <see cref="SandboxContract.Both"/>: the token selects one.</summary>
    public SandboxContract Contract { get; init; } = SandboxContract.Both;

    /// <summary>The clients, users, queues, skills, … that exist.</summary>
    public SandboxOrganisation Organisation { get; init; } = new();

    /// <summary>
    /// The region of the organisation, as its domain (<c>mypurecloud.ie</c>). Then a token request to the login host of
    /// another (<c>login.mypurecloud.com</c>, through a hosts entry) is answered with <c>client not found</c>, as the
    /// service does. Default null: any host is accepted.
    /// </summary>
    public string? Region { get; init; }

    /// <summary>How long each part of a call takes.</summary>
    public CallPace Pace { get; init; } = new();

    /// <summary>Rate limits and sizes. Default: the service's published limits.</summary>
    public SandboxLimits Limits { get; init; } = new();

    /// <summary>
    /// How long after its beginning a call is found by the analytics query: at least zero, at most a day. Default 10
    /// seconds; the service's delay is not known.
    /// </summary>
    public TimeSpan AnalyticsDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The faults that are active from the start; <see cref="GenesysSandbox.Faults"/> adds more. Default
    /// none.</summary>
    public IReadOnlyList<SandboxFault> Faults { get; init; } = [];

    /// <summary>
    /// The seed of the random numbers for faults and delays: the same seed and the same requests give the same faults.
    /// Default 0.
    /// </summary>
    public int Seed { get; init; }

    /// <summary>
    /// The file in which calls, phones, tokens and the newest 1000 requests survive a restart; made if it is not there.
    /// Default null: in memory only.
    /// </summary>
    /// <remarks>
    /// It is at most a second behind, or ten times as long as writing it takes, and up to date once the sandbox is
    /// disposed. Two sandboxes must not share one.
    /// </remarks>
    public string? StatePath { get; init; }

    /// <summary>How many requests <see cref="GenesysSandbox.Requests"/> keeps: at least 1. Default 10000.</summary>
    /// <remarks>
    /// The oldest are removed first; also when the kept bodies exceed 64 Mi characters together.
    /// </remarks>
    public int JournalLimit { get; init; } = 10_000;

    /// <summary>How many calls are kept, active or ended: at least 1. Default 10000.</summary>
    /// <remarks>The oldest are removed first; also when their request bodies exceed 64 MiB together.</remarks>
    public int CallLimit { get; init; } = 10_000;

    /// <summary>How many phones <see cref="GenesysSandbox.Phones"/> keeps: at least 1. Default 100000.</summary>
    /// <remarks>
    /// The phones dialled longest ago are removed first; also when the kept numbers exceed 64 Mi
    /// characters together. <see cref="SandboxPhones.Rings"/> counts the rings of removed phones too.
    /// </remarks>
    public int PhoneLimit { get; init; } = 100_000;

    /// <summary>
    /// Called with every request that was handled, just before its response is sent. Default null: not called.
    /// </summary>
    /// <remarks>
    /// It runs on the thread of the request, so several calls may run at once, and a slow one delays the response. An
    /// exception from it is ignored: watching a request must not change its response.
    /// </remarks>
    public Action<JournalEntry>? OnRequest { get; init; }

    /// <summary>Throws if a value is outside of its documented range.</summary>
    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Time);
        ArgumentNullException.ThrowIfNull(Organisation);
        ArgumentNullException.ThrowIfNull(Pace);
        ArgumentNullException.ThrowIfNull(Limits);
        ArgumentNullException.ThrowIfNull(Faults);
        ArgumentOutOfRangeException.ThrowIfNegative(Port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Port, ushort.MaxValue);
        SandboxClient.ThrowUnlessLifetime(TokenLifetime);
        ArgumentOutOfRangeException.ThrowIfLessThan(AnalyticsDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(AnalyticsDelay, TimeSpan.FromDays(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(JournalLimit, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(CallLimit, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(PhoneLimit, 1);
        if (!Enum.IsDefined(Contract))
            throw new ArgumentOutOfRangeException(nameof(Contract), Contract, "Guide, Platform or Both.");
        ArgumentNullException.ThrowIfNull(Bind);
        if (HostNames.FirstOrDefault(name => !HostName.IsValid(name)) is { } bad)
            throw new ArgumentException(
                $"'{bad}' is not a host name: use a DNS name, *.NAME or an IP address, without scheme, port or path.",
                nameof(HostNames));
        Organisation.Validate();
        Pace.Validate(nameof(Pace));
        Limits.Validate();
    }
}
