using System.Collections.Immutable;

namespace Outdial.Cli;

/// <summary>The settings that are texts.</summary>
internal static class SettingFields
{
    internal static readonly SettingField ClientId = new("ClientId", "client_id");
    internal static readonly SettingField ClientSecret = new("ClientSecret", null);
    internal static readonly SettingField AccessToken = new("AccessToken", null);
    internal static readonly SettingField RefreshToken = new("RefreshToken", null);
    internal static readonly SettingField Grant = new("Grant", "grant");
    internal static readonly SettingField UserId = new("UserId", "user_id");
    internal static readonly SettingField OrgId = new("OrgId", "org_id");
    internal static readonly SettingField Region = new("Region", "region");
    internal static readonly SettingField Contract = new("Contract", "contract");
    internal static readonly SettingField LoginUrl = new("LoginUrl", "login_url");
    internal static readonly SettingField ApiUrl = new("ApiUrl", "api_url");

    /// <summary>The settings of the caller: they come from one place together, or a secret of one client would be
    /// sent as another's, or a call placed for another's user.</summary>
    internal static readonly ImmutableArray<SettingField> Caller =
        [ClientId, ClientSecret, AccessToken, Grant, RefreshToken, UserId];

    /// <summary>The settings of the service.</summary>
    internal static readonly ImmutableArray<SettingField> Place = [OrgId, Region, Contract, LoginUrl, ApiUrl];

    /// <summary>The settings of the connection.</summary>
    internal static readonly ImmutableArray<SettingField> Connection =
    [
        new("Connection.Proxy", "proxy"),
        new("Connection.NoProxy", "no_proxy"),
        new("Connection.CaFile", "ca_file"),
        new("Connection.ClientCertificateFile", "client_certificate_file"),
        new("Connection.ClientKeyFile", "client_key_file"),
    ];

    /// <summary>All of them.</summary>
    internal static readonly ImmutableArray<SettingField> All = [.. Place, .. Caller, .. Connection];

    /// <summary>The setting of a key in a profile; null if none has it.</summary>
    internal static SettingField? OfKey(string key) => All.FirstOrDefault(field => field.Key == key);
}
