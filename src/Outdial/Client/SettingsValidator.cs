using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Outdial;

/// <summary>Lets the host fail at start, with everything that is missing or wrong in the settings.</summary>
/// <param name="services">Asked whether the application brings its own tokens, which need no credentials.</param>
internal sealed class SettingsValidator(IServiceProviderIsKeyedService services) : IValidateOptions<OutdialOptions>
{
    public ValidateOptionsResult Validate(string? name, OutdialOptions options)
    {
        var bringsTokens = AccountNames.IsDefault(name)
            ? services.IsService(typeof(IAccessTokenSource))
            : services.IsKeyedService(typeof(IAccessTokenSource), name);
        SettingsReader.Read(options, bringsTokens, out var faults);
        return faults.IsEmpty
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(faults.Select(fault => AccountNames.Text(name, fault)));
    }
}
