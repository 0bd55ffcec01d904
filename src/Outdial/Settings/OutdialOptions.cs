namespace Outdial;

/// <summary>The settings of a client: account, service, time limits.</summary>
/// <remarks>They are checked when a client is made or the host starts, all at once; see
/// <see cref="SettingsException"/>.</remarks>
public sealed class OutdialOptions
{
    /// <summary>The contract of the service. Default: guide when <see cref="OrgId"/> is set, platform when it is not.
    /// Choose platform for a real organisation.</summary>
    public Contract? Contract { get; set; }

    /// <summary>The region, by id or domain, in any case: <c>eu-west-1</c>, <c>mypurecloud.ie</c>. Default:
    /// mypurecloud.com.</summary>
    public string? Region { get; set; }

    /// <summary>The organisation's id: the first label of the guide's hosts. Setting it selects the contract guide
    /// unless <see cref="Contract"/> is set. GENESYS_ORG_ID counts only if the client, too, is the
    /// environment's.</summary>
    public string? OrgId { get; set; }

    /// <summary>The OAuth client's id.</summary>
    public string? ClientId { get; set; }

    /// <summary>The OAuth client's secret.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The token of a user who is signed in, used as it is in place of client and secret; it is not
    /// renewed.</summary>
    public string? AccessToken { get; set; }

    /// <summary>The grant that tokens come from. Default: <see cref="OAuthGrant.AuthorizationCode"/> when
    /// <see cref="RefreshToken"/> is set, <see cref="OAuthGrant.ClientCredentials"/> when it is not.</summary>
    public OAuthGrant? Grant { get; set; }

    /// <summary>The refresh token of a user who signed in, until the token store has a newer one.</summary>
    public string? RefreshToken { get; set; }

    /// <summary>The id of the user to call for, when a call names none. Contract platform only.</summary>
    public Guid? UserId { get; set; }

    /// <summary>Replaces the derived login host: a gateway or an emulator. https, or http on this machine.</summary>
    public Uri? LoginUrl { get; set; }

    /// <summary>Replaces the derived API host: a gateway or an emulator. https, or http on this machine.</summary>
    public Uri? ApiUrl { get; set; }

    /// <summary>Whether an attempt carries a stamp under the contract platform: the attribute
    /// <see cref="CallStamp.Attribute"/> of the customer participant, by which an unknown call is found again. Without
    /// it <see cref="ICallClient.ReconcileAsync(CallKey, CancellationToken)"/> cannot tell a call from others like it.
    /// Default: true.</summary>
    public bool SendsStamp { get; set; } = true;

    /// <summary>Whether a keyed call that is being placed at this moment, by another process or by this one, is waited
    /// for, until its outcome is known or <see cref="TotalTimeout"/> is over. If not, the outcome is
    /// <see cref="CallOutcome.InFlight"/> at once. Default: true.</summary>
    public bool WaitsInFlight { get; set; } = true;

    /// <summary>How long to wait for one answer, connecting included. 100 ms to 10 min. Default: 30 s.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a call may take in all: waiting for a permit, pauses and all attempts. 1 s to 24 h.
    /// Default: 5 min.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How requests that were certainly not acted on are repeated.</summary>
    public RetryOptions Retry { get; set; } = new();

    /// <summary>How fast requests are sent.</summary>
    public RateLimitOptions RateLimit { get; set; } = new();

    /// <summary>How calls are followed after they were placed.</summary>
    public TrackingOptions Tracking { get; set; } = new();

    /// <summary>How unknown calls are looked for.</summary>
    public ReconciliationOptions Reconciliation { get; set; } = new();

    /// <summary>How this machine reaches the service: proxy and certificates.</summary>
    public ConnectionOptions Connection { get; set; } = new();

    /// <summary>Settings that were given as text and could not be read, by property; they count as faults until the
    /// property is set.</summary>
    internal Dictionary<string, string> Unread { get; private init; } = [];

    /// <summary>Reads the settings from this process's environment; docs/configuration.md lists the
    /// variables.</summary>
    public static OutdialOptions FromEnvironment() => From(Environment.GetEnvironmentVariable);

    /// <summary>Reads the settings from variables by name, such as <c>GENESYS_CLIENT_ID</c>. Empty counts as not
    /// set.</summary>
    /// <remarks>It does not throw: a text that cannot be read is a fault when the settings are checked.</remarks>
    /// <param name="variable">Gives a variable's value, or null.</param>
    public static OutdialOptions From(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return SettingVariables.Read(variable);
    }

    /// <summary>The same settings for another region, which is tried once.</summary>
    internal OutdialOptions InRegion(GenesysRegion region)
    {
        var options = Copy();
        (options.Region, options.Retry) = (region.Domain, new RetryOptions { MaxAttempts = 1 });
        return options;
    }

    /// <summary>The same settings, for the person who signs in with them.</summary>
    internal OutdialOptions ForPerson()
    {
        var options = Copy();
        (options.Grant, options.AccessToken) = (OAuthGrant.AuthorizationCode, null);
        return options;
    }

    private OutdialOptions Copy() => (OutdialOptions)MemberwiseClone();
}
