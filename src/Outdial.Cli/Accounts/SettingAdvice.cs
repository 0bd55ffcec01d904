namespace Outdial.Cli;

/// <summary>Says what to do about a setting where it came from: in the profile, or in the environment.</summary>
internal static class SettingAdvice
{
    private const string WithoutAccount =
        "Set it in the environment, sign in once with outdial login, or set GENESYS_ACCESS_TOKEN to a token.";

    /// <summary>A finding with the advice for this account.</summary>
    internal static Diagnostic For(Account account, Diagnostic finding)
    {
        finding = CommandNames.In(finding);
        if (finding.Severity != Severity.Error)
        {
            return finding;
        }

        if (account.Profile is not { } name)
        {
            return finding.Rule == ConfigurationRules.MissingSetting &&
                finding.Path == SettingFields.ClientId.Variable && finding.Help == CommandNames.In(finding.Rule.Fix)
                ? finding with { Help = WithoutAccount }
                : finding;
        }

        var login = $"outdial login --profile {name}";
        var again = account.Options.Grant == OAuthGrant.AuthorizationCode ? login : $"{login} --client-credentials";
        return finding.Rule switch
        {
            var rule when rule == ConfigurationRules.MissingSetting &&
                finding.Path == SettingFields.ClientSecret.Variable => finding with
                {
                    Help = $"The profile {name} has no secret. Sign in again: {again}; or set {finding.Path}.",
                },
            var rule when rule == ConfigurationRules.MissingSetting &&
                SettingFields.All.FirstOrDefault(field => field.Variable == finding.Path)?.Key is { } key &&
                finding.Help == CommandNames.In(rule.Fix) => finding with
                {
                    Help = $"The profile {name} has no {key}. Sign in again with it ({login}), or set {finding.Path}.",
                },
            var rule when rule == ServiceRules.WrongSecret && IsStored(account, SettingFields.ClientSecret) =>
                finding with
                {
                    Help = $"Sign in again with the client's secret: {again} (after a reset in the admin portal the " +
                        $"old one is void). Client and region are those of the profile: outdial profile show {name}.",
                },
            var rule when rule == ServiceRules.UnknownClient && IsStored(account, SettingFields.ClientId) =>
                finding with
                {
                    Help = $"Check client_id and region of the profile (outdial profile show {name}): each region " +
                        $"knows its own clients only. {again} --client-id ID --region REGION replaces them.",
                },
            _ => finding,
        };
    }

    /// <summary>A client of the account; wrong settings are reported with the advice for it.</summary>
    /// <exception cref="SettingsException">The settings are wrong.</exception>
    internal static CallClient CreateClient(Account account, Func<OutdialOptions, CallClient> create)
    {
        try
        {
            return create(account.Options);
        }
        catch (SettingsException exception)
        {
            throw new SettingsException([.. exception.Diagnostics.Select(fault => For(account, fault))]);
        }
    }

    /// <summary>A client of the account with a ledger, which shares its rate through it.</summary>
    /// <exception cref="SettingsException">The settings are wrong.</exception>
    internal static CallClient CreateClient(
        Account account, Terminal terminal, ICompleteLedger ledger, CallPolicy? policy = null) => CreateClient(
        account,
        settings => new CallClient(
            settings,
            new CallClientServices
            {
                Policy = policy ?? new CallPolicy(),
                Logger = new WaitingLogger(terminal),
                Ledger = ledger,
                RateStore = ledger,
                TokenStore = account.Tokens,
            }));

    /// <summary>Looks whether the settings are complete, before anything is written for a call.</summary>
    /// <exception cref="SettingsException">They are wrong.</exception>
    internal static void Check(Account account) =>
        CreateClient(account, settings => new CallClient(settings)).Dispose();

    private static bool IsStored(Account account, SettingField field) =>
        account.Origins.FirstOrDefault(origin => origin.Field == field) is { } origin &&
        origin.Source != AccountReader.TheEnvironment;
}
