using System.Collections.Immutable;

namespace Outdial.Cli;

/// <summary>Puts the settings of a command together: the profile lowest, then the environment, then what the command
/// line names.</summary>
internal sealed class AccountReader(Terminal terminal)
{
    internal const string TheEnvironment = "the environment";

    // What decides where a secret goes, the most certain first.
    private static readonly string[] LoginKeys = ["login_url", "region", "org_id", "contract"];

    private readonly OutdialOptions _options = new();
    private readonly Dictionary<SettingField, string> _origins = [];
    private readonly List<string> _remarks = [];

    private bool _isLoginDropped;

    /// <summary>Reads the settings.</summary>
    /// <param name="terminal">Where variables are, and which folder profiles are in.</param>
    /// <param name="named">The profile of the command line, or null.</param>
    /// <param name="withSecret">Whether a secret is needed: a command that prints it is run only then.</param>
    /// <param name="cancellationToken">Stops that command.</param>
    /// <exception cref="SettingsException">A profile is not there, or cannot be read.</exception>
    /// <exception cref="SecretFileException">The file of secrets cannot be used.</exception>
    internal static async Task<Account> ReadAsync(
        Terminal terminal, string? named, bool withSecret, CancellationToken cancellationToken)
    {
        var reader = new AccountReader(terminal);
        return await reader.ReadAsync(named, withSecret, cancellationToken);
    }

    /// <summary>The profile that a command uses.</summary>
    /// <param name="terminal">Where variables are, and which folder profiles are in.</param>
    /// <param name="named">Its name on the command line, or null.</param>
    /// <param name="place">Where on the command line that stands.</param>
    internal static Profile? ProfileFor(Terminal terminal, string? named, string place = "--profile")
    {
        if (named is null && terminal.Setting(AccountOption.Variable) is null && ConfigFolder.Find(terminal) is null)
        {
            // Without a home no profile was ever kept: the environment may have all that is needed.
            return null;
        }

        var file = ProfileFile.Read(ConfigFolder.Profiles(terminal));
        var name = NameFor(terminal, named, file);
        return name is null ? null : file.Profiles.GetValueOrDefault(name) ?? throw Unknown(
            name,
            file,
            named is not null ? place
                : terminal.Setting(AccountOption.Variable) is not null ? AccountOption.Variable
                : file.Path);
    }

    /// <summary>Its name: the one of the command line, else OUTDIAL_PROFILE, else the one in use.</summary>
    internal static string? NameFor(Terminal terminal, string? named, ProfileFile file) =>
        named ?? terminal.Setting(AccountOption.Variable) ?? file.Current;

    /// <summary>Says that a profile is not there.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="file">The file that does not have it.</param>
    /// <param name="place">What names it: an option, a variable, or the file.</param>
    internal static SettingsException Unknown(string name, ProfileFile file, string place) => new(
    [
        new Diagnostic(
            ConfigurationRules.UnknownProfile,
            file.Profiles.IsEmpty
                ? $"There is no profile '{name}': {file.Path} has none."
                : $"There is no profile '{name}' in {file.Path}; it has {string.Join(", ", file.Profiles.Keys)}.")
        {
            Path = place,
        },
    ]);

    private async Task<Account> ReadAsync(string? named, bool withSecret, CancellationToken cancellationToken)
    {
        var environment = OutdialOptions.From(terminal.Variable);
        var profile = ProfileFor(terminal, named);
        if (named is not null)
        {
            // Named on the command line, a profile is the account: of what the environment says of one, its secret
            // alone is taken.
            Take(environment, TheEnvironment, SettingFields.Way);
            if (environment.ClientId is null || environment.ClientId == profile!.Value(SettingFields.ClientId.Key!))
            {
                Take(environment, TheEnvironment, [SettingFields.ClientSecret]);
            }

            TakeProfile(profile!);
        }
        else if (profile is not null)
        {
            TakeProfile(profile);
            var stored = LoginHost.Of(_options);
            TakeEnvironment(environment);
            if (IsOwn(profile) && _options is { ClientSecret: null, RefreshToken: null })
            {
                Bind(profile, stored, environment);
            }

            if (_isLoginDropped && _options is { LoginUrl: null, Region: null })
            {
                throw LoginHost.Missing(profile);
            }
        }
        else
        {
            TakeEnvironment(environment);
            TakeVendors();
        }

        var own = profile is not null && IsOwn(profile);
        if (withSecret && own && _options.ClientSecret is null)
        {
            await SecretAsync(profile!, cancellationToken);
        }

        return new Account(
            _options,
            profile?.Name,
            own ? new ProfileTokenStore(ConfigFolder.TokenStore(terminal), profile!.Name) : null,
            [
                .. SettingFields.All.Where(_origins.ContainsKey)
                    .Select(field => new SettingOrigin(field, _origins[field])),
            ],
            [.. _remarks]);
    }

    private void TakeProfile(Profile profile)
    {
        foreach (var field in SettingFields.All.Where(field => field.Key is not null))
        {
            Take(field, profile.Value(field.Key!), $"profile {profile.Name}");
        }
    }

    private bool IsOwn(Profile profile) =>
        _options.ClientId == profile.Value("client_id") && _options.AccessToken is null;

    // The secret, and the tokens, are those of the profile: they go to its host.
    private void Bind(Profile profile, string? stored, OutdialOptions environment)
    {
        var now = LoginHost.Of(_options);
        if (profile.Value("client_id") is null || stored is null ||
            string.Equals(stored, now, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (_isLoginDropped && environment.Region is null)
        {
            throw LoginHost.Missing(profile);
        }

        foreach (var key in LoginKeys)
        {
            if (Field(key) is { } field && field.Get(environment) is { } value)
            {
                throw LoginHost.Another(profile, stored, (field.Variable, value), now);
            }
        }
    }

    private void TakeEnvironment(OutdialOptions environment)
    {
        DropContradicted(environment);

        // Another client than the profile's, or a token: then nothing of the profile says who calls.
        if (environment.AccessToken is not null || environment.RefreshToken is not null ||
            (environment.ClientId is { } id && id != _options.ClientId))
        {
            foreach (var field in SettingFields.Caller)
            {
                field.Set(_options, null);
                _origins.Remove(field);
            }
        }

        Take(environment, TheEnvironment, SettingFields.All);
    }

    // What the environment says of the place goes before the profile's, and what contradicts it must not lead the
    // secret elsewhere.
    private void DropContradicted(OutdialOptions environment)
    {
        string? Stored(string key) => Field(key)?.Get(_options);
        string? Named(string key) =>
            key == "region" && IsStoredRegion(environment.Region) ? null : Field(key)?.Get(environment);
        foreach (var (key, by) in StoredContradictions.Of(Stored, Named))
        {
            if (Field(key) is { } field && _origins.Remove(field, out var source))
            {
                field.Set(_options, null);
                _remarks.Add($"{key} of {source} is not used: {Field(by)!.Variable} is set.");
                _isLoginDropped |= (key, by) == ("login_url", "api_url");
            }
        }

        // An organisation's id chooses the contract for a client that comes with it, and for no other.
        var hasCaller = environment is not { ClientId: null, AccessToken: null, RefreshToken: null };
        if (environment.OrgId is not null && !hasCaller && _options.ClientId is not null &&
            (environment.Contract ?? _options.Contract) != ContractNames.Guide && _options.OrgId is null)
        {
            environment.OrgId = null;
            _remarks.Add("GENESYS_ORG_ID is not used: the client is the profile's, and its contract is platform.");
        }
        else if (environment is { OrgId: not null, Contract: null } && hasCaller)
        {
            _options.Contract = null;
            _origins.Remove(Field("contract")!);
        }
    }

    private bool IsStoredRegion(string? named) =>
        GenesysRegion.TryFind(named, out var region) && GenesysRegion.TryFind(_options.Region, out var stored) &&
        region == stored;

    private static SettingField? Field(string key) => SettingFields.All.FirstOrDefault(field => field.Key == key);

    private void TakeVendors()
    {
        if (_options is not { ClientId: null, AccessToken: null } || VendorSettings.Find(terminal) is not { } vendor)
        {
            return;
        }

        if (_options is { Contract: null, OrgId: not null })
        {
            _options.OrgId = null;
            _origins.Remove(Field("org_id")!);
            _remarks.Add("GENESYS_ORG_ID is not used: the client comes from elsewhere.");
        }

        Take(vendor.Options, vendor.Source, SettingFields.All.Where(field => field.Get(_options) is null));
        _remarks.Add($"Using the account of {vendor.Source}.");
    }

    private async Task SecretAsync(Profile profile, CancellationToken cancellationToken)
    {
        var secrets = new SecretsFile(ConfigFolder.Secrets(terminal));
        if (profile.Value(Profile.SecretCommandKey) is { Length: > 0 } command)
        {
            Take(
                SettingFields.ClientSecret,
                await SecretCommand.RunAsync(command, cancellationToken),
                $"secret_command of profile {profile.Name}");
        }
        else
        {
            Take(SettingFields.ClientSecret, secrets.Find(profile.Name), secrets.Path);
        }
    }

    private void Take(OutdialOptions from, string source, IEnumerable<SettingField> fields)
    {
        foreach (var field in fields.ToList())
        {
            Take(field, field.Get(from), source);
        }
    }

    private void Take(SettingField field, string? value, string source)
    {
        if (value is { Length: > 0 })
        {
            field.Set(_options, value);
            _origins[field] = source;
        }
    }
}
