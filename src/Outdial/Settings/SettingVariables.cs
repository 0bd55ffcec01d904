namespace Outdial.Extensibility;

/// <summary>The settings as environment variables: the one place that knows their names.</summary>
public static class SettingVariables
{
    private static readonly Dictionary<string, string> Variables = new(StringComparer.Ordinal)
    {
        [nameof(OutdialOptions.OrgId)] = "GENESYS_ORG_ID",
        [nameof(OutdialOptions.Region)] = "GENESYS_REGION",
        [nameof(OutdialOptions.Contract)] = "GENESYS_CONTRACT",
        [nameof(OutdialOptions.LoginUrl)] = "GENESYS_LOGIN_URL",
        [nameof(OutdialOptions.ApiUrl)] = "GENESYS_API_URL",
        [nameof(OutdialOptions.ClientId)] = "GENESYS_CLIENT_ID",
        [nameof(OutdialOptions.ClientSecret)] = "GENESYS_CLIENT_SECRET",
        [nameof(OutdialOptions.AccessToken)] = "GENESYS_ACCESS_TOKEN",
        [nameof(OutdialOptions.Grant)] = "GENESYS_GRANT",
        [nameof(OutdialOptions.RefreshToken)] = "GENESYS_REFRESH_TOKEN",
        [nameof(OutdialOptions.UserId)] = "GENESYS_USER_ID",
        ["Connection.Proxy"] = "HTTPS_PROXY",
        ["Connection.NoProxy"] = "NO_PROXY",
        ["Connection.CaFile"] = "GENESYS_CA_FILE",
        ["Connection.ClientCertificateFile"] = "GENESYS_CLIENT_CERTIFICATE_FILE",
        ["Connection.ClientKeyFile"] = "GENESYS_CLIENT_KEY_FILE",
    };

    /// <summary>The variable of each property of <see cref="OutdialOptions"/> that has one, such as
    /// <c>GENESYS_REGION</c> of <c>Region</c> and <c>HTTPS_PROXY</c> of <c>Connection.Proxy</c>.</summary>
    public static IReadOnlyDictionary<string, string> ByProperty => Variables;

    internal static OutdialOptions Read(Func<string, string?> variable)
    {
        string? Named(string name) => variable(name) is { Length: > 0 } value ? value : null;
        string? Text(string property) => Named(Variables[property]);
        var options = new OutdialOptions
        {
            OrgId = Text(nameof(OutdialOptions.OrgId)),
            Region = Text(nameof(OutdialOptions.Region)),
            ClientId = Text(nameof(OutdialOptions.ClientId)),
            ClientSecret = Text(nameof(OutdialOptions.ClientSecret)),
            AccessToken = Text(nameof(OutdialOptions.AccessToken)),
            RefreshToken = Text(nameof(OutdialOptions.RefreshToken)),
            Connection = new ConnectionOptions
            {
                Proxy = Text("Connection.Proxy") ?? Named("https_proxy") ?? Named("ALL_PROXY") ?? Named("all_proxy"),
                NoProxy = Text("Connection.NoProxy") ?? Named("no_proxy"),
                CaFile = Text("Connection.CaFile"),
                ClientCertificateFile = Text("Connection.ClientCertificateFile"),
                ClientKeyFile = Text("Connection.ClientKeyFile"),
            },
        };
        T? Typed<T>(string property, Func<string, T?> read)
        {
            var text = Text(property);
            var value = text is null ? default : read(text);
            if (text is not null && value is null)
            {
                options.Unread[property] = text;
            }

            return value;
        }

        options.Contract = Typed(nameof(OutdialOptions.Contract), ContractNames.Find);
        options.Grant = Typed(nameof(OutdialOptions.Grant), GrantNames.Find);
        options.UserId = Typed<Guid?>(
            nameof(OutdialOptions.UserId), text => ResourceId.TryParse(text, out var user) ? user : null);
        options.LoginUrl = Typed(nameof(OutdialOptions.LoginUrl), Url);
        options.ApiUrl = Typed(nameof(OutdialOptions.ApiUrl), Url);
        return options;
    }

    private static Uri? Url(string text) => StrictUrl.TryRead(text, out var url) ? url : null;
}
