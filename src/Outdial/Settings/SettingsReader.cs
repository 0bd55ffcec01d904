using System.Collections.Immutable;
using System.Globalization;

namespace Outdial;

/// <summary>Reads options and says everything that is missing or wrong in them, by the name of the variable.</summary>
internal sealed class SettingsReader
{
    private readonly OutdialOptions _options;
    private readonly bool _tokensElsewhere;
    private readonly List<Diagnostic> _faults = [];

    private SettingsReader(OutdialOptions options, bool tokensElsewhere) =>
        (_options, _tokensElsewhere) = (options, tokensElsewhere);

    /// <summary>The settings, or the faults; never both.</summary>
    /// <param name="options">What to read.</param>
    /// <param name="tokensElsewhere">Whether tokens come from the application's own source, so that no credentials are
    /// needed.</param>
    /// <param name="faults">Everything that is missing or wrong.</param>
    internal static Settings? Read(OutdialOptions options, bool tokensElsewhere, out ImmutableArray<Diagnostic> faults)
    {
        var reader = new SettingsReader(options, tokensElsewhere);
        var settings = reader.Read();
        faults = [.. reader._faults];
        return faults.IsEmpty ? settings : null;
    }

    private Settings? Read()
    {
        if (GenesysEndpoint.ContractOf(_options) is not { } contract)
        {
            Fault(
                ConfigurationRules.UnknownContract,
                "GENESYS_CONTRACT",
                "The contract is neither 'guide' nor 'platform'.");
            contract = Contract.Platform;
        }

        foreach (var (name, value) in Texts())
        {
            if (value is { Length: > 0 } &&
                (char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]) || value.Any(char.IsControl)))
            {
                Fault(
                    ConfigurationRules.MalformedSetting,
                    name,
                    $"{name} begins or ends with white space, or has a line break in it.",
                    "Take out the white space and the line break.");
            }
        }

        if (_options.AccessToken is { Length: > 0 } token && !AccessToken.IsToken(token))
        {
            Token(token);
        }

        Ranges();
        var (login, api) = Hosts(contract);
        OneRegion(login, api);
        var forUser = ForUser();
        var userToken = Known(_options.AccessToken);
        var client = userToken is null && !_tokensElsewhere ? Client(forUser) : null;
        var user = User();
        var transport = TransportReader.Read(_options, _faults);
        transport.Secrets.With(
            [
                userToken, Known(_options.RefreshToken), Known(_options.ClientSecret), .. client?.Hidden ?? [],
                (transport.Proxy as NamedProxy)?.Password,
            ]);
        return login is null || api is null
            ? null
            : new Settings(new GenesysEndpoint(contract, login, api), client, userToken, user, transport)
            {
                ForUser = forUser,
                RefreshToken = Known(_options.RefreshToken),
            };
    }

    private static Secret? Known(string? text) => string.IsNullOrEmpty(text) ? null : new Secret(text);

    private void Token(string token)
    {
        const string Name = "GENESYS_ACCESS_TOKEN";
        if (token.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            Fault(
                ConfigurationRules.MalformedSetting,
                Name,
                $"{Name} begins with the word Bearer; the token alone is expected.",
                "Leave the word Bearer out.");
        }
        else
        {
            Fault(
                ConfigurationRules.MalformedSetting,
                Name,
                $"{Name} has a space, a line break or a character beyond ASCII in it.",
                "Copy the token again, on one line and without anything around it.");
        }
    }

    private IEnumerable<(string Name, string? Value)> Texts() =>
    [
        ("GENESYS_ORG_ID", _options.OrgId),
        ("GENESYS_CLIENT_ID", _options.ClientId),
        ("GENESYS_CLIENT_SECRET", _options.ClientSecret),
        ("GENESYS_REFRESH_TOKEN", _options.RefreshToken),
    ];

    private void Ranges()
    {
        InRange(
            _options.AttemptTimeout,
            TimeSpan.FromMilliseconds(100),
            TimeSpan.FromMinutes(10),
            nameof(OutdialOptions.AttemptTimeout));
        InRange(
            _options.BackOff,
            TimeSpan.FromMilliseconds(1),
            TimeSpan.FromSeconds(30),
            nameof(OutdialOptions.BackOff));
        InRange(
            _options.MaxRetryAfter,
            TimeSpan.Zero,
            TimeSpan.FromMinutes(10),
            nameof(OutdialOptions.MaxRetryAfter));
        InRange(_options.MaxAttempts, 1, 10, nameof(OutdialOptions.MaxAttempts));
        InRange(
            _options.TotalTimeout,
            TimeSpan.FromSeconds(1),
            TimeSpan.FromHours(24),
            nameof(OutdialOptions.TotalTimeout));
        InRange(
            _options.ReconcilePatience,
            TimeSpan.Zero,
            TimeSpan.FromHours(24),
            nameof(OutdialOptions.ReconcilePatience));
        InRange(_options.QuietPeriod, TimeSpan.Zero, TimeSpan.FromHours(24), nameof(OutdialOptions.QuietPeriod));
        InRange(_options.FollowPatience, TimeSpan.Zero, TimeSpan.FromHours(24), nameof(OutdialOptions.FollowPatience));
        InRange(_options.MaxConcurrentCalls, 1, 1000, nameof(OutdialOptions.MaxConcurrentCalls));
        InRange(_options.RateReserve, 0.01, 0.9, nameof(OutdialOptions.RateReserve));
    }

    private void InRange<T>(T value, T least, T most, string name)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            Fault(ConfigurationRules.SettingOutOfRange, name,
                string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it ranges from {least} to {most}."));
        }
    }

    private (Uri? Login, Uri? Api) Hosts(Contract contract)
    {
        var login = Url("GENESYS_LOGIN_URL", _options.LoginUrl);
        var api = Url("GENESYS_API_URL", _options.ApiUrl);
        if (!string.IsNullOrEmpty(_options.LoginUrl) && !string.IsNullOrEmpty(_options.ApiUrl))
        {
            return (login, api);
        }

        var region = GenesysRegion.Default;
        if (!string.IsNullOrEmpty(_options.Region) && !GenesysRegion.TryFind(_options.Region, out region))
        {
            Fault(
                ConfigurationRules.UnknownRegion,
                "GENESYS_REGION",
                _options.Region.Length == 2
                    ? "GENESYS_REGION is not a known region: it names where the organisation is, not a country."
                    : "GENESYS_REGION is not a known region.");
            return (login, api);
        }

        if (contract == Contract.Platform)
        {
            return (
                login ?? StrictUrl.Of($"https://login.{region.Domain}"),
                api ?? StrictUrl.Of($"https://api.{region.Domain}"));
        }

        if (Organisation() is not { } org)
        {
            return (login, api);
        }

        var host = StrictUrl.Of($"https://{org}.{region.Domain}");
        return (login ?? host, api ?? host);
    }

    // A gateway's host is in no region that is known, and may lead to any.
    private void OneRegion(Uri? login, Uri? api)
    {
        if (login is not null && api is not null &&
            GenesysRegion.OfHost(login.IdnHost) is { } one && GenesysRegion.OfHost(api.IdnHost) is { } other &&
            one != other)
        {
            Fault(
                ConfigurationRules.MalformedSetting,
                string.IsNullOrEmpty(_options.ApiUrl) ? "GENESYS_LOGIN_URL" : "GENESYS_API_URL",
                $"The login host is in {one} and the API host in {other}: a token of one region is not valid in " +
                "another.",
                "Set both to one region, or set GENESYS_REGION alone.");
        }
    }

    private string? Organisation()
    {
        if (string.IsNullOrEmpty(_options.OrgId))
        {
            Fault(
                ConfigurationRules.MissingSetting,
                "GENESYS_ORG_ID",
                "GENESYS_ORG_ID is not set; the guide's hosts are named after the organisation.");
            return null;
        }

        if (_options.OrgId.Contains('.', StringComparison.Ordinal) || HostGrammar.NameFault(_options.OrgId) >= 0)
        {
            Fault(
                ConfigurationRules.MalformedSetting,
                "GENESYS_ORG_ID",
                "GENESYS_ORG_ID cannot be part of a host name: letters, digits and inner hyphens only.");
            return null;
        }

        return _options.OrgId;
    }

    private Uri? Url(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (!StrictUrl.TryRead(text, out var url) || url.Scheme is not ("http" or "https") ||
            url.Query.Length > 0 || url.Fragment.Length > 0 || url.UserInfo.Length > 0)
        {
            Fault(
                ConfigurationRules.MalformedUrl,
                name,
                $"{name} is not an absolute http or https address without user, query and fragment.");
            return null;
        }

        if (url.Scheme == "http" && !url.IsLoopback)
        {
            Fault(ConfigurationRules.InsecureUrl, name, $"{name} is plain http to another machine.");
            return null;
        }

        return url;
    }

    private bool ForUser()
    {
        switch (_options.Grant)
        {
            case "client":
                return false;
            case "user":
                return true;
            case null or "":
                return !string.IsNullOrEmpty(_options.RefreshToken);
            default:
                Fault(ConfigurationRules.MalformedSetting, "GENESYS_GRANT",
                    "GENESYS_GRANT is neither 'client' (its own token) nor 'user' (a person's who signed in).",
                    "Set it to client or user, or leave it out.");
                return false;
        }
    }

    // A client that only sends people to sign in may have no secret: it proves itself by PKCE.
    private OAuthClient? Client(bool forUser)
    {
        Required("GENESYS_CLIENT_ID", _options.ClientId);
        if (!forUser)
        {
            Required("GENESYS_CLIENT_SECRET", _options.ClientSecret);
        }

        return string.IsNullOrEmpty(_options.ClientId)
            ? null
            : new OAuthClient(
                _options.ClientId,
                string.IsNullOrEmpty(_options.ClientSecret) ? null : new Secret(_options.ClientSecret));
    }

    private Guid? User()
    {
        if (string.IsNullOrEmpty(_options.UserId))
        {
            return null;
        }

        if (ResourceId.TryParse(_options.UserId, out var user))
        {
            return user;
        }

        Fault(AddressRules.NotAGuid, "GENESYS_USER_ID", "GENESYS_USER_ID is not a GUID.");
        return null;
    }

    private void Required(string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            Fault(ConfigurationRules.MissingSetting, name, $"{name} is not set.");
        }
    }

    private void Fault(Rule rule, string path, string message, string? help = null)
    {
        var fault = new Diagnostic(rule, message) { Path = path };
        _faults.Add(help is null ? fault : fault with { Help = help });
    }
}
