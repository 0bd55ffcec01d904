using System.Diagnostics.CodeAnalysis;

namespace Outdial;

/// <summary>How to reach the service, who calls, and how patient to be.</summary>
public sealed class OutdialOptions
{
    /// <summary>The organisation's id: the first label of the guide's hosts. Setting it selects the contract guide
    /// unless <see cref="Contract"/> says otherwise. GENESYS_ORG_ID counts only if the client, too, is the
    /// environment's.</summary>
    public string? OrgId { get; set; }

    /// <summary>The OAuth client's id.</summary>
    public string? ClientId { get; set; }

    /// <summary>The OAuth client's secret.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>A signed-in user's token, used as it is in place of client and secret; it cannot be renewed
    /// here.</summary>
    public string? AccessToken { get; set; }

    /// <summary>Whose token is used: <c>client</c>, the OAuth client's own (client credentials), or <c>user</c>, that
    /// of a person who signed in (<see cref="SignInRequest"/>). Default: user when <see cref="RefreshToken"/> is set,
    /// client when it is not.</summary>
    public string? Grant { get; set; }

    /// <summary>What fetches the tokens of a person who signed in, until the token store has a newer
    /// one.</summary>
    public string? RefreshToken { get; set; }

    /// <summary>The region, by id or domain. Default: mypurecloud.com.</summary>
    public string? Region { get; set; }

    /// <summary>The id of the user to call for, when a call names none. Contract platform only.</summary>
    public string? UserId { get; set; }

    /// <summary><c>guide</c> or <c>platform</c>. Default: guide when <see cref="OrgId"/> is set, platform when it is
    /// not.</summary>
    public string? Contract { get; set; }

    /// <summary>Replaces the derived login host: a gateway or an emulator. https, or http on this machine.</summary>
    [SuppressMessage("Design", "CA1056", Justification = "A setting is text until it is checked.")]
    public string? LoginUrl { get; set; }

    /// <summary>Replaces the derived API host: a gateway or an emulator. https, or http on this machine.</summary>
    [SuppressMessage("Design", "CA1056", Justification = "A setting is text until it is checked.")]
    public string? ApiUrl { get; set; }

    /// <summary>The proxy that requests go through, such as <c>http://user:password@proxy.example.com:3128</c>.
    /// Default: what the machine has set. This machine itself is never asked through a proxy.</summary>
    public string? Proxy { get; set; }

    /// <summary>Hosts that are reached without <see cref="Proxy"/>, separated by commas: <c>example.com</c> stands for
    /// itself and all below it, <c>*</c> for all. It has no effect without <see cref="Proxy"/>.</summary>
    public string? NoProxy { get; set; }

    /// <summary>A PEM file of certificate authorities that are trusted besides the machine's: a gateway's, or a
    /// proxy's that opens TLS.</summary>
    public string? CaFile { get; set; }

    /// <summary>A PEM file of the certificate that this client shows to a gateway.</summary>
    public string? ClientCertificateFile { get; set; }

    /// <summary>A PEM file of the certificate's private key, not encrypted. Default: the certificate's own
    /// file.</summary>
    public string? ClientKeyFile { get; set; }

    /// <summary>Whether an attempt carries a stamp under the contract platform: the attribute
    /// <see cref="CallStamp.Attribute"/> of the customer participant, by which an unknown call is found again. Without
    /// it <see cref="ICallClient.ReconcileAsync(CallKey, CancellationToken)"/> cannot tell a call from others like it.
    /// Default: true.</summary>
    public bool SendsStamp { get; set; } = true;

    /// <summary>How long to wait for one answer, connecting included. 100 ms to 10 min. Default: 30 s.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a call may take altogether: waiting for its turn, pauses and all attempts. 1 s to 24 h.
    /// Default: 5 min.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often at most a request that was certainly not acted on is tried. 1 to 10. Default: 4.</summary>
    public int MaxAttempts { get; set; } = 4;

    /// <summary>The bound of the first pause between attempts when the service names none; each further one is twice as
    /// high, up to 30 s. A pause is random below its bound (full jitter). 1 ms to 30 s. Default: 500 ms.</summary>
    public TimeSpan BackOff { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest pause that the service may ask for before the outcome is throttled at once. 0 to 10 min.
    /// Default: 180 s, as in the vendor's SDKs.</summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromSeconds(180);

    /// <summary>How many requests are under way at once at most; the others wait in line, the first that came first. 1
    /// to 1,000. Default: 20.</summary>
    public int MaxConcurrentCalls { get; set; } = 20;

    /// <summary>Whether requests keep to the rate that the service allows for the token, before it answers 429.
    /// Default: true.</summary>
    public bool KeepsRate { get; set; } = true;

    /// <summary>The part of the allowed rate that is left for whoever else uses the same token. 0.01 to 0.9. Default:
    /// 0.03.</summary>
    public double RateReserve { get; set; } = 0.03;

    /// <summary>How long <see cref="ICallClient.ReconcileAsync(CallSearch, CancellationToken)"/> looks again before it
    /// says that a call is still unknown. 0 to 24 h. Default: 2 min.</summary>
    public TimeSpan ReconcilePatience { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long after its last attempt a call must not be called "not placed": a gateway may hand it on late.
    /// 0 to 24 h. Default: 10 min.</summary>
    public TimeSpan QuietPeriod { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a call that is followed (<see cref="ICallClient.WatchAsync"/>) may be out of sight, because
    /// the service does not show it yet or does not answer, before it is lost. 0 to 24 h. Default: 2 min.</summary>
    public TimeSpan FollowPatience { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Reads the settings from this process's environment; docs/configuration.md lists the
    /// variables.</summary>
    public static OutdialOptions FromEnvironment() => From(Environment.GetEnvironmentVariable);

    /// <summary>Reads the settings from variables by name, such as <c>GENESYS_CLIENT_ID</c>. Empty counts as not
    /// set.</summary>
    /// <param name="variable">Gives a variable's value, or null.</param>
    public static OutdialOptions From(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        string? Read(string name) => variable(name) is { Length: > 0 } value ? value : null;
        return new OutdialOptions
        {
            OrgId = Read("GENESYS_ORG_ID"),
            ClientId = Read("GENESYS_CLIENT_ID"),
            ClientSecret = Read("GENESYS_CLIENT_SECRET"),
            AccessToken = Read("GENESYS_ACCESS_TOKEN"),
            Grant = Read("GENESYS_GRANT"),
            RefreshToken = Read("GENESYS_REFRESH_TOKEN"),
            Region = Read("GENESYS_REGION"),
            UserId = Read("GENESYS_USER_ID"),
            Contract = Read("GENESYS_CONTRACT"),
            LoginUrl = Read("GENESYS_LOGIN_URL"),
            ApiUrl = Read("GENESYS_API_URL"),
            Proxy = Read("HTTPS_PROXY") ?? Read("https_proxy") ?? Read("ALL_PROXY") ?? Read("all_proxy"),
            NoProxy = Read("NO_PROXY") ?? Read("no_proxy"),
            CaFile = Read("GENESYS_CA_FILE"),
            ClientCertificateFile = Read("GENESYS_CLIENT_CERTIFICATE_FILE"),
            ClientKeyFile = Read("GENESYS_CLIENT_KEY_FILE"),
        };
    }

    /// <summary>The same settings in another region, which is asked once.</summary>
    internal OutdialOptions Elsewhere(GenesysRegion region)
    {
        var options = (OutdialOptions)MemberwiseClone();
        (options.Region, options.MaxAttempts) = (region.Domain, 1);
        return options;
    }

    /// <summary>The same settings, for the person who signs in with them.</summary>
    internal OutdialOptions ForPerson()
    {
        var options = (OutdialOptions)MemberwiseClone();
        (options.Grant, options.AccessToken) = ("user", null);
        return options;
    }
}
