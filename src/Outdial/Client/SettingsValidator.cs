using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Outdial;

/// <summary>Lets the host fail at start, with everything that is missing or wrong in the settings.</summary>
/// <param name="services">Asked whether the application brings its own tokens, which need no credentials.</param>
internal sealed class SettingsValidator(IServiceProviderIsService services) : IValidateOptions<OutdialOptions>
{
    public ValidateOptionsResult Validate(string? name, OutdialOptions options)
    {
        SettingsReader.Read(options, services.IsService(typeof(IAccessTokenSource)), out var faults);
        return faults.IsEmpty
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(faults.Select(fault => fault.ToString()));
    }
}
