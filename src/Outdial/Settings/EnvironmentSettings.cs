using Microsoft.Extensions.Options;

namespace Outdial;

/// <summary>The lowest layer of the options: the environment's variables, for what the application left
/// unset.</summary>
/// <param name="environment">The options that come only from the variables.</param>
internal sealed class EnvironmentSettings(OutdialOptions environment) : IPostConfigureOptions<OutdialOptions>
{
    public void PostConfigure(string? name, OutdialOptions options)
    {
        // The variables describe one account, the one without a name.
        if (!string.IsNullOrEmpty(name))
        {
            return;
        }

        // A variable of the machine switches no application that names its own client, and a secret or user of another
        // client is not that client's.
        var isOwn = options.ClientId is not null || options.AccessToken is not null || options.RefreshToken is not null;
        var isAnothers = isOwn && environment.ClientId is not null && environment.ClientId != options.ClientId;
        if (!isOwn && options.Contract is null)
        {
            options.Contract = environment.Contract;
            Unread(options, nameof(OutdialOptions.Contract));
        }

        if (options.Contract == Contract.Guide ||
            (!isOwn && (environment.ClientId is not null || environment.AccessToken is not null)))
        {
            options.OrgId ??= environment.OrgId;
        }

        if (options is { ClientId: null, ClientSecret: null })
        {
            // A token of the machine must not take the place of the client that the application names.
            options.AccessToken ??= environment.AccessToken;
            options.RefreshToken ??= environment.RefreshToken;
            options.Grant ??= environment.Grant;
            Unread(options, nameof(OutdialOptions.Grant));
        }

        options.ClientId ??= environment.ClientId;
        if (!isAnothers)
        {
            options.ClientSecret ??= environment.ClientSecret;
            options.UserId ??= environment.UserId;
            Unread(options, nameof(OutdialOptions.UserId));
        }

        // Where the service is comes from one place: a secret must not go to the host of another.
        if (options is { Region: null, LoginUrl: null, ApiUrl: null })
        {
            (options.LoginUrl, options.ApiUrl) = (environment.LoginUrl, environment.ApiUrl);
            Unread(options, nameof(OutdialOptions.LoginUrl));
            Unread(options, nameof(OutdialOptions.ApiUrl));
        }

        options.Region ??= environment.Region;
        Connect(options.Connection, environment.Connection);
    }

    private static void Connect(ConnectionOptions options, ConnectionOptions environment)
    {
        if (options.Proxy is null)
        {
            (options.Proxy, options.NoProxy) = (environment.Proxy, options.NoProxy ?? environment.NoProxy);
        }

        options.CaFile ??= environment.CaFile;
        if (options.ClientCertificateFile is null)
        {
            options.ClientCertificateFile = environment.ClientCertificateFile;
            options.ClientKeyFile ??= environment.ClientKeyFile;
        }
    }

    // What could not be read is still a fault, where it would have been used.
    private void Unread(OutdialOptions options, string property)
    {
        if (environment.Unread.TryGetValue(property, out var text))
        {
            options.Unread[property] = text;
        }
    }
}
