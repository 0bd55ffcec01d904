using Microsoft.Extensions.Options;

namespace Outdial;

/// <summary>The lowest layer of the options: what the environment says of whatever the application left
/// unset.</summary>
/// <param name="environment">What the environment says.</param>
internal sealed class EnvironmentSettings(OutdialOptions environment) : IPostConfigureOptions<OutdialOptions>
{
    public void PostConfigure(string? name, OutdialOptions options)
    {
        options.OrgId ??= environment.OrgId;
        if (options is { ClientId: null, ClientSecret: null })
        {
            // A token of the machine must not take the place of the client that the application names.
            options.AccessToken ??= environment.AccessToken;
            options.RefreshToken ??= environment.RefreshToken;
            options.Grant ??= environment.Grant;
        }

        options.ClientId ??= environment.ClientId;
        options.ClientSecret ??= environment.ClientSecret;
        options.Region ??= environment.Region;
        options.UserId ??= environment.UserId;
        options.Contract ??= environment.Contract;
        options.LoginUrl ??= environment.LoginUrl;
        options.ApiUrl ??= environment.ApiUrl;
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
}
