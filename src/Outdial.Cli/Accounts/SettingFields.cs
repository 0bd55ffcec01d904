using System.Collections.Immutable;

namespace Outdial.Cli;

/// <summary>The settings that are texts.</summary>
internal static class SettingFields
{
    internal static readonly SettingField ClientId =
        new("GENESYS_CLIENT_ID", "client_id", o => o.ClientId, (o, value) => o.ClientId = value);

    internal static readonly SettingField ClientSecret =
        new("GENESYS_CLIENT_SECRET", null, o => o.ClientSecret, (o, value) => o.ClientSecret = value);

    internal static readonly SettingField AccessToken =
        new("GENESYS_ACCESS_TOKEN", null, o => o.AccessToken, (o, value) => o.AccessToken = value);

    internal static readonly SettingField RefreshToken =
        new("GENESYS_REFRESH_TOKEN", null, o => o.RefreshToken, (o, value) => o.RefreshToken = value);

    internal static readonly SettingField Grant =
        new("GENESYS_GRANT", "grant", o => o.Grant, (o, value) => o.Grant = value);

    /// <summary>Those that say who calls: they are taken from one place together, or a secret of one client would be
    /// sent as another's, or a call placed for another's user.</summary>
    internal static readonly ImmutableArray<SettingField> Caller =
    [
        ClientId,
        ClientSecret,
        AccessToken,
        Grant,
        RefreshToken,
        new("GENESYS_USER_ID", "user_id", o => o.UserId, (o, value) => o.UserId = value),
    ];

    /// <summary>Those that say which service is called.</summary>
    internal static readonly ImmutableArray<SettingField> Place =
    [
        new("GENESYS_ORG_ID", "org_id", o => o.OrgId, (o, value) => o.OrgId = value),
        new("GENESYS_REGION", "region", o => o.Region, (o, value) => o.Region = value),
        new("GENESYS_CONTRACT", "contract", o => o.Contract, (o, value) => o.Contract = value),
        new("GENESYS_LOGIN_URL", "login_url", o => o.LoginUrl, (o, value) => o.LoginUrl = value),
        new("GENESYS_API_URL", "api_url", o => o.ApiUrl, (o, value) => o.ApiUrl = value),
    ];

    /// <summary>Those that say how this machine gets there.</summary>
    internal static readonly ImmutableArray<SettingField> Way =
    [
        new("HTTPS_PROXY", "proxy", o => o.Proxy, (o, value) => o.Proxy = value),
        new("NO_PROXY", "no_proxy", o => o.NoProxy, (o, value) => o.NoProxy = value),
        new("GENESYS_CA_FILE", "ca_file", o => o.CaFile, (o, value) => o.CaFile = value),
        new("GENESYS_CLIENT_CERTIFICATE_FILE", "client_certificate_file", o => o.ClientCertificateFile,
            (o, value) => o.ClientCertificateFile = value),
        new("GENESYS_CLIENT_KEY_FILE", "client_key_file", o => o.ClientKeyFile, (o, value) => o.ClientKeyFile = value),
    ];

    /// <summary>All of them.</summary>
    internal static readonly ImmutableArray<SettingField> All = [.. Place, .. Caller, .. Way];
}
