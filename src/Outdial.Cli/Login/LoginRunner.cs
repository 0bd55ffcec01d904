using System.CommandLine;
using System.Diagnostics;

namespace Outdial.Cli;

/// <summary>Runs <c>outdial login</c>: a token first, and a profile only once there is one.</summary>
internal sealed class LoginRunner(Terminal terminal, LoginOptions options, ParseResult parsed)
{
    private readonly List<string> _dropped = [];
    private readonly SecretsFile _secrets = new(ConfigFolder.Secrets(terminal), new WaitingLogger(terminal));

    private bool _isLoginDropped;

    /// <summary>Signs in; faults of the settings name the options.</summary>
    internal async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await SignInAsync(cancellationToken);
        }
        catch (SettingsException exception)
        {
            throw new SettingsException([.. exception.Diagnostics.Select(fault => options.Named(parsed, fault))]);
        }
    }

    private async Task<int> SignInAsync(CancellationToken cancellationToken)
    {
        var file = ProfileFile.Read(ConfigFolder.Profiles(terminal));
        var name = AccountReader.NameFor(terminal, parsed.GetValue(options.Profile), file) ?? Profile.DefaultName;
        var forClient = parsed.GetValue(options.ClientCredentials);
        file = ProfileEdit.Set(file, name, Values(file.Profiles.GetValueOrDefault(name), forClient));
        if (file.Profiles[name].Value("contract") is null &&
            GenesysEndpoint.ContractOf(Settings(file.Profiles[name])) is { } contract)
        {
            // Kept, so that no variable of a machine ever chooses another.
            file = ProfileEdit.Set(file, name, [("contract", ContractNames.Of(contract))]);
        }

        var profile = file.Profiles[name];
        var settings = Settings(profile);
        Validate(profile);
        foreach (var sentence in _dropped)
        {
            await terminal.Error.WriteLineAsync(VisibleText.Of(sentence));
        }

        var secret = await SecretAsync(profile, forClient, cancellationToken);
        settings.ClientSecret = secret;

        // A user who is named by mail address is looked up once there is a token.
        var mail = MailOf(profile);
        var store = new ProfileTokenStore(ConfigFolder.TokenStore(terminal), name);
        var fault = forClient
            ? await AsClientAsync(settings, store, cancellationToken)
            : await AsPersonAsync(settings, store, cancellationToken);
        if (fault is not null)
        {
            CommandGuard.Say(terminal, [options.Named(parsed, fault)]);
            return ExitCode.Of(fault);
        }

        if (mail is not null)
        {
            using var client = new CallClient(
                settings,
                new CallClientServices { Logger = new WaitingLogger(terminal), TokenStore = store });
            var found = await client.FindAsync(NamedKind.User, mail, cancellationToken);
            if (found is not NameOutcome.Found { Entity.Id: var id })
            {
                CommandGuard.Say(terminal, [NotFound(found)]);
                return ExitCode.Usage;
            }

            file = ProfileEdit.Set(file, name, [("user_id", id.ToString("D"))]);
        }

        if (profile.Value(Profile.SecretCommandKey) is null)
        {
            await _secrets.KeepAsync(name, secret, cancellationToken);
        }

        ProfileEdit.Save(file.Current is null ? ProfileEdit.Use(file, name) : file);
        var who = forClient ? "The client's credentials work" : "Signed in";
        var inUse = (file.Current ?? name) == name ? "" : $" To use it by default: outdial profile use {name}";
        await terminal.Error.WriteLineAsync($"{who}; stored as the profile {name}.{inUse}");
        return ExitCode.Done;
    }

    // A new profile keeps what the environment says of the account: it is to work without it too. One that is there is
    // an account by itself.
    private List<(string Key, string? Value)> Values(Profile? there, bool forClient)
    {
        var environment = SettingTexts.Of(terminal);
        var values = SettingFields.All.Except(SettingFields.Connection)
            .Where(field => there is null && field.Key is not null)
            .Select(field => (Key: field.Key!, Value: environment[field]))
            .Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Key, pair => pair.Value);
        var named = options.Values(parsed).ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (var (key, by) in StoredContradictions.Of(
            key => there is null ? values.GetValueOrDefault(key) : there.Value(key), named.GetValueOrDefault))
        {
            // Options override stored values, and contradicting stored values are removed.
            values[key] = null;
            _isLoginDropped |= (key, by) == ("login_url", "api_url");
            _dropped.Add(there is null
                ? $"{Variable(key)} is not used: {options.NameOf(by)} is given."
                : $"{key} of the profile {there.Name} is dropped: {options.NameOf(by)} is given.");
        }

        foreach (var (key, value) in named)
        {
            values[key] = value;
        }

        return [.. values.Select(pair => (pair.Key, pair.Value)), ("grant", forClient ? "client" : "user")];
    }

    // Before anything is asked for, sent or said to be dropped. A secret that is still to come is as good as there.
    private void Validate(Profile profile)
    {
        if (_isLoginDropped && profile.Value("region") is null)
        {
            throw new SettingsException(
            [
                new Diagnostic(
                    ConfigurationRules.MissingSetting,
                    "GENESYS_LOGIN_URL is not given: --api-url is, and the login host that was stored is at another " +
                    "place. No secret is sent to a host that is not named.")
                {
                    Path = "GENESYS_LOGIN_URL",
                },
            ]);
        }

        var settings = Settings(profile);
        settings.ClientSecret ??= "still to come";
        new CallClient(settings).Dispose();
    }

    private static string? MailOf(Profile profile) =>
        profile.Value("user_id") is { } user && PendingName.IsName(NamedKind.User, user) ? user : null;

    private static string Variable(string key) =>
        SettingFields.OfKey(key)?.Variable ?? key;

    // A user by mail is not an id yet.
    private OutdialOptions Settings(Profile profile)
    {
        var environment = SettingTexts.Of(terminal);
        var settings = new SettingTexts();
        foreach (var field in SettingFields.All)
        {
            var value = field.Key is { } key ? profile.Value(key) : null;
            settings[field] = value ?? (SettingFields.Connection.Contains(field) ? environment[field] : null);
        }

        settings[SettingFields.UserId] = MailOf(profile) is null ? settings[SettingFields.UserId] : null;
        return settings.ToOptions();
    }

    private async Task<string?> SecretAsync(Profile profile, bool forClient, CancellationToken cancellationToken)
    {
        if (profile.Value(Profile.SecretCommandKey) is { } command)
        {
            return await SecretCommand.RunAsync(command, cancellationToken);
        }

        if (!forClient && !parsed.GetValue(options.WithSecret))
        {
            return null;
        }

        // The environment's secret is that of the environment's client.
        var isAnothers = terminal.Setting(SettingFields.ClientId.Variable) is { } client &&
            client != profile.Value(SettingFields.ClientId.Key!);
        return (isAnothers ? null : terminal.Setting(SettingFields.ClientSecret.Variable))
            ?? await SecretPrompt.AskAsync(terminal, cancellationToken);
    }

    private static Diagnostic NotFound(NameOutcome outcome) => outcome switch
    {
        NameOutcome.Refused refused => refused.Reason,
        NameOutcome.Failed failed => failed.Reason,
        _ => throw new UnreachableException(),
    } with
    {
        Path = LoginOptions.UserName,
    };

    // With the secret that was given now: a token that is kept proves nothing about it.
    private static async Task<Diagnostic?> AsClientAsync(
        OutdialOptions settings, ITokenStore store, CancellationToken cancellationToken) =>
        (await TokenCheck.RenewAsync(settings, store, cancellationToken)).Why;

    private async Task<Diagnostic?> AsPersonAsync(
        OutdialOptions settings, ITokenStore store, CancellationToken cancellationToken)
    {
        var request = SignInRequest.Create(settings, parsed.GetValue(options.Redirect)!);
        var answer = parsed.GetValue(options.NoBrowser)
            ? await ByHandAsync(request, cancellationToken)
            : await ByBrowserAsync(request, cancellationToken);
        if (answer is null)
        {
            return new Diagnostic(ServiceRules.SignInFailed, "Standard input ended before a code came.");
        }

        return await request.RedeemAsync(answer, store, cancellationToken) is SignInOutcome.Failed failed
            ? failed.Reason
            : null;
    }

    private async Task<string?> ByHandAsync(SignInRequest request, CancellationToken cancellationToken)
    {
        await terminal.Out.WriteLineAsync(request.Address.AbsoluteUri);
        await terminal.Out.FlushAsync(cancellationToken);
        await terminal.Error.WriteLineAsync(
            $"Sign in there with any browser. It is sent to {request.Redirect}, where nothing may answer; " +
            "paste the whole address here, or the code in it:");
        return await terminal.ReadLineAsync(cancellationToken);
    }

    private async Task<string?> ByBrowserAsync(SignInRequest request, CancellationToken cancellationToken)
    {
        await using var listener = await RedirectListener.StartAsync(request, cancellationToken);
        var opened = Browser.TryOpen(terminal, request.Address);
        await terminal.Error.WriteLineAsync(
            opened
                ? "A browser was opened; if it shows nothing, go to:"
                : "Sign in with a browser on this machine at:");
        await terminal.Out.WriteLineAsync(request.Address.AbsoluteUri);
        await terminal.Out.FlushAsync(cancellationToken);
        await terminal.Error.WriteLineAsync("Waiting for the sign-in; Ctrl-C gives up.");
        return await listener.AnswerAsync(cancellationToken);
    }
}
