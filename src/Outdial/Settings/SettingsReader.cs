using System.Collections.Immutable;
using System.Globalization;

namespace Outdial;

/// <summary>Reads options and says everything that is missing or wrong in them, by the name of the property.</summary>
internal sealed class SettingsReader
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

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
                "OutdialOptions.Contract",
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
        var transport = TransportReader.Read(_options.Connection, _faults);
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
        const string Name = "OutdialOptions.AccessToken";
        if (token.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            Fault(
                ConfigurationRules.MalformedSetting,
                Name,
                $"{Name} begins with the word Bearer; only the token is expected.",
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
        ("OutdialOptions.OrgId", _options.OrgId),
        ("OutdialOptions.ClientId", _options.ClientId),
        ("OutdialOptions.ClientSecret", _options.ClientSecret),
        ("OutdialOptions.RefreshToken", _options.RefreshToken),
    ];

    private void Ranges()
    {
        InRange("AttemptTimeout", _options.AttemptTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10));
        InRange("TotalTimeout", _options.TotalTimeout, TimeSpan.FromSeconds(1), Day);
        InRange("Retry.MaxAttempts", _options.Retry.MaxAttempts, 1, 10);
        InRange("Retry.BackOff", _options.Retry.BackOff, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(30));
        InRange("Retry.MaxRetryAfter", _options.Retry.MaxRetryAfter, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        InRange("RateLimit.MaxConcurrentRequests", _options.RateLimit.MaxConcurrentRequests, 1, 1000);
        InRange("RateLimit.Reserve", _options.RateLimit.Reserve, 0.01, 0.9);
        InRange("Tracking.Timeout", _options.Tracking.Timeout, TimeSpan.Zero, Day);
        InRange("Reconciliation.Timeout", _options.Reconciliation.Timeout, TimeSpan.Zero, Day);
        InRange("Reconciliation.QuietPeriod", _options.Reconciliation.QuietPeriod, TimeSpan.Zero, Day);
    }

    private void InRange<T>(string property, T value, T least, T most)
        where T : IComparable<T>
    {
        // A double that is not a number compares as less than any.
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            var name = $"OutdialOptions.{property}";
            Fault(ConfigurationRules.SettingOutOfRange, name,
                string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it ranges from {least} to {most}."));
        }
    }

    private (Uri? Login, Uri? Api) Hosts(Contract contract)
    {
        var login = Url(nameof(OutdialOptions.LoginUrl), _options.LoginUrl);
        var api = Url(nameof(OutdialOptions.ApiUrl), _options.ApiUrl);
        if (IsGiven(nameof(OutdialOptions.LoginUrl), _options.LoginUrl) &&
            IsGiven(nameof(OutdialOptions.ApiUrl), _options.ApiUrl))
        {
            return (login, api);
        }

        var region = GenesysRegion.Default;
        if (!string.IsNullOrEmpty(_options.Region) && !GenesysRegion.TryFind(_options.Region, out region))
        {
            Fault(
                ConfigurationRules.UnknownRegion,
                "OutdialOptions.Region",
                _options.Region.Length == 2
                    ? "OutdialOptions.Region is not a known region: it names where the organisation is, not a country."
                    : "OutdialOptions.Region is not a known region.");
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
                _options.ApiUrl is null ? "OutdialOptions.LoginUrl" : "OutdialOptions.ApiUrl",
                $"The login host is in {one} and the API host in {other}: a token of one region is not valid in " +
                "another.",
                "Set both to one region, or set only OutdialOptions.Region.");
        }
    }

    private string? Organisation()
    {
        if (string.IsNullOrEmpty(_options.OrgId))
        {
            Fault(
                ConfigurationRules.MissingSetting,
                "OutdialOptions.OrgId",
                "OutdialOptions.OrgId is not set; the guide's hosts are named after the organisation.");
            return null;
        }

        if (_options.OrgId.Contains('.', StringComparison.Ordinal) || HostGrammar.NameFault(_options.OrgId) >= 0)
        {
            Fault(
                ConfigurationRules.MalformedSetting,
                "OutdialOptions.OrgId",
                "OutdialOptions.OrgId cannot be part of a host name: letters, digits and inner hyphens only.");
            return null;
        }

        return _options.OrgId;
    }

    private bool IsGiven<T>(string property, T? value) => value is not null || _options.Unread.ContainsKey(property);

    private Uri? Url(string property, Uri? given)
    {
        var text = given?.OriginalString ?? _options.Unread.GetValueOrDefault(property);
        if (text is null)
        {
            return null;
        }

        var name = $"OutdialOptions.{property}";
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
        if (_options.Grant is null && _options.Unread.ContainsKey(nameof(OutdialOptions.Grant)))
        {
            Fault(
                ConfigurationRules.MalformedSetting,
                "OutdialOptions.Grant",
                "OutdialOptions.Grant is neither 'client' (its own token) nor 'user' (a signed-in user's token).",
                "Set it to client or user, or leave it out.");
        }
        else if (_options.Grant is { } grant && !Enum.IsDefined(grant))
        {
            Fault(
                ConfigurationRules.MalformedSetting,
                "OutdialOptions.Grant",
                $"OutdialOptions.Grant has the value {(int)grant}, which is not a grant.");
        }

        return _options.Grant is { } named
            ? named == OAuthGrant.AuthorizationCode
            : !string.IsNullOrEmpty(_options.RefreshToken);
    }

    // A client that only sends people to sign in may have no secret: it proves itself by PKCE.
    private OAuthClient? Client(bool forUser)
    {
        Required("OutdialOptions.ClientId", _options.ClientId);
        if (!forUser)
        {
            Required("OutdialOptions.ClientSecret", _options.ClientSecret);
        }

        return string.IsNullOrEmpty(_options.ClientId)
            ? null
            : new OAuthClient(
                _options.ClientId,
                string.IsNullOrEmpty(_options.ClientSecret) ? null : new Secret(_options.ClientSecret));
    }

    private Guid? User()
    {
        if (_options.UserId is null && _options.Unread.ContainsKey(nameof(OutdialOptions.UserId)))
        {
            Fault(AddressRules.NotAGuid, "OutdialOptions.UserId", "OutdialOptions.UserId is not a GUID.");
        }
        else if (_options.UserId == Guid.Empty)
        {
            Fault(AddressRules.NotAGuid, "OutdialOptions.UserId", "OutdialOptions.UserId is the empty GUID.");
        }

        return _options.UserId;
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
