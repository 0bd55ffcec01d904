using Microsoft.Extensions.Options;

namespace Outdial;

/// <summary>The lowest layer of the options: what the environment says.</summary>
internal sealed class EnvironmentSettings : IConfigureOptions<OutdialOptions>
{
    public void Configure(OutdialOptions options)
    {
        var environment = OutdialOptions.FromEnvironment();
        options.OrgId ??= environment.OrgId;
        options.ClientId ??= environment.ClientId;
        options.ClientSecret ??= environment.ClientSecret;
        options.AccessToken ??= environment.AccessToken;
        options.Region ??= environment.Region;
        options.UserId ??= environment.UserId;
        options.Contract ??= environment.Contract;
        options.LoginUrl ??= environment.LoginUrl;
        options.ApiUrl ??= environment.ApiUrl;
    }
}
