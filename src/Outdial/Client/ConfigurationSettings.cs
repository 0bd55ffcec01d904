using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Outdial;

/// <summary>Reads the options from a section of the host's configuration.</summary>
internal static class ConfigurationSettings
{
    /// <summary>Sets what the section has.</summary>
    /// <exception cref="OptionsValidationException">A key is no setting, or a value cannot be read.</exception>
    internal static void Bind(IConfigurationSection section, OutdialOptions options)
    {
        try
        {
            section.Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException exception)
        {
            var fault = new Diagnostic(ConfigurationRules.MalformedSetting, exception.Message)
            {
                Path = section.Path,
                Help = "Use the names of OutdialOptions, and values of their types.",
            };
            throw new OptionsValidationException(Options.DefaultName, typeof(OutdialOptions), [fault.ToString()]);
        }
    }
}
