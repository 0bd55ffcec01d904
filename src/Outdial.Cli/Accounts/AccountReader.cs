using System.Collections.Immutable;

namespace Outdial.Cli;

/// <summary>Puts the settings of a command together: the profile lowest, then the environment, then what the command
/// line names.</summary>
internal sealed class AccountReader(Terminal terminal)
{
    internal const string TheEnvironment = "the environment";

    // What decides where a secret goes, the most certain first.
    private static readonly string[] LoginKeys = ["login_url", "region", "org_id", "contract"];

    private readonly SettingTexts _settings = new();
    private readonly Dictionary<SettingField, string> _origins = [];
    private readonly List<string> _remarks = [];

    private bool _isLoginDropped;

    /// <summary>Reads the settings.</summary>
    /// <param name="terminal">Where variables are, and which folder profiles are in.</param>
    /// <param name="named">The profile of the command line, or null.</param>
    /// <param name="withSecret">Whether a secret is needed: a command that prints it is run only then.</param>
    /// <param name="cancellationToken">Stops that command.</param>
    /// <exception cref="SettingsException">A profile is not there, or cannot be read.</exception>
    /// <exception cref="SecretStoreException">The file of secrets cannot be used.</exception>
    internal static async Task<Account> ReadAsync(
        Terminal terminal, string? named, bool withSecret, CancellationToken cancellationToken)
    {
        var reader = new AccountReader(terminal);
        return await reader.ReadAsync(named, withSecret, cancellationToken);
    }

    /// <summary>The profile that a command uses.</summary>
    /// <param name="terminal">Where variables are, and which folder profiles are in.</param>
    /// <param name="named">Its name on the command line, or null.</param>
    /// <param name="place">The place of that on the command line.</param>
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
        var environment = SettingTexts.Of(terminal);
        var profile = ProfileFor(terminal, named);
        if (named is not null)
        {
            // Named on the command line, a profile is the account: of what the environment says of one, its secret
            // is accepted.
            Take(environment, TheEnvironment, SettingFields.Connection);
            if (environment[SettingFields.ClientId] is null ||
                environment[SettingFields.ClientId] == profile!.Value(SettingFields.ClientId.Key!))
            {
                Take(environment, TheEnvironment, [SettingFields.ClientSecret]);
            }

            TakeProfile(profile!);
        }
        else if (profile is not null)
        {
            TakeProfile(profile);
            var stored = LoginHost.Of(_settings);
            TakeEnvironment(environment);
            if (IsOwn(profile) && _settings.Lacks(SettingFields.ClientSecret, SettingFields.RefreshToken))
            {
                Bind(profile, stored, environment);
            }

            if (_isLoginDropped && _settings.Lacks(SettingFields.LoginUrl, SettingFields.Region))
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
        if (withSecret && own && _settings[SettingFields.ClientSecret] is null)
        {
            await SecretAsync(profile!, cancellationToken);
        }

        return new Account(
            _settings,
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
        _settings[SettingFields.ClientId] == profile.Value("client_id") && _settings[SettingFields.AccessToken] is null;

    // The secret, and the tokens, are those of the profile: they go to its host.
    private void Bind(Profile profile, string? stored, SettingTexts environment)
    {
        var now = LoginHost.Of(_settings);
        if (profile.Value("client_id") is null || stored is null ||
            string.Equals(stored, now, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (_isLoginDropped && environment[SettingFields.Region] is null)
        {
            throw LoginHost.Missing(profile);
        }

        foreach (var key in LoginKeys)
        {
            if (SettingFields.OfKey(key) is { } field && environment[field] is { } value)
            {
                throw LoginHost.Another(profile, stored, (field.Variable, value), now);
            }
        }
    }

    private void TakeEnvironment(SettingTexts environment)
    {
        DropContradicted(environment);

        // Another client than the profile's, or a token: then nothing of the profile says who calls.
        if (environment[SettingFields.AccessToken] is not null || environment[SettingFields.RefreshToken] is not null ||
            (environment[SettingFields.ClientId] is { } id && id != _settings[SettingFields.ClientId]))
        {
            foreach (var field in SettingFields.Caller)
            {
                _settings[field] = null;
                _origins.Remove(field);
            }
        }

        Take(environment, TheEnvironment, SettingFields.All);
    }

    // Addresses of the environment override the profile's, and what contradicts it must not lead the
    // secret elsewhere.
    private void DropContradicted(SettingTexts environment)
    {
        string? Stored(string key) => Text(_settings, key);
        string? Named(string key) =>
            key == "region" && IsStoredRegion(environment[SettingFields.Region]) ? null : Text(environment, key);
        foreach (var (key, by) in StoredContradictions.Of(Stored, Named))
        {
            if (SettingFields.OfKey(key) is { } field && _origins.Remove(field, out var source))
            {
                _settings[field] = null;
                _remarks.Add($"{key} of {source} is not used: {SettingFields.OfKey(by)!.Variable} is set.");
                _isLoginDropped |= (key, by) == ("login_url", "api_url");
            }
        }

        // An organisation's id chooses the contract for a client that comes with it, and for no other.
        var hasCaller = !environment.Lacks(
            SettingFields.ClientId, SettingFields.AccessToken, SettingFields.RefreshToken);
        var contract = environment[SettingFields.Contract] ?? _settings[SettingFields.Contract];
        if (environment[SettingFields.OrgId] is not null && !hasCaller && contract != ContractNames.Guide &&
            _settings[SettingFields.ClientId] is not null && _settings.Lacks(SettingFields.OrgId))
        {
            environment[SettingFields.OrgId] = null;
            _remarks.Add("GENESYS_ORG_ID is not used: the client is the profile's, and its contract is platform.");
        }
        else if (!environment.Lacks(SettingFields.OrgId) && environment.Lacks(SettingFields.Contract) && hasCaller)
        {
            _settings[SettingFields.Contract] = null;
            _origins.Remove(SettingFields.Contract);
        }
    }

    private bool IsStoredRegion(string? named) =>
        GenesysRegion.TryFind(named, out var region) &&
        GenesysRegion.TryFind(_settings[SettingFields.Region], out var stored) &&
        region == stored;

    private static string? Text(SettingTexts texts, string key) =>
        SettingFields.OfKey(key) is { } field ? texts[field] : null;

    private void TakeVendors()
    {
        if (!_settings.Lacks(SettingFields.ClientId, SettingFields.AccessToken) ||
            VendorSettings.Find(terminal) is not { } vendor)
        {
            return;
        }

        if (_settings.Lacks(SettingFields.Contract) && !_settings.Lacks(SettingFields.OrgId))
        {
            _settings[SettingFields.OrgId] = null;
            _origins.Remove(SettingFields.OrgId);
            _remarks.Add("GENESYS_ORG_ID is not used: the client comes from elsewhere.");
        }

        Take(vendor.Settings, vendor.Source, SettingFields.All.Where(field => _settings[field] is null));
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

    private void Take(SettingTexts from, string source, IEnumerable<SettingField> fields)
    {
        foreach (var field in fields.ToList())
        {
            Take(field, from[field], source);
        }
    }

    private void Take(SettingField field, string? value, string source)
    {
        if (value is { Length: > 0 })
        {
            _settings[field] = value;
            _origins[field] = source;
        }
    }
}
