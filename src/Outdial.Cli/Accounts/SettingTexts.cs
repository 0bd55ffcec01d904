namespace Outdial.Cli;

/// <summary>Settings as texts, as the environment and profiles hold them.</summary>
internal sealed class SettingTexts
{
    private readonly Dictionary<SettingField, string> _texts = [];

    /// <summary>The text of a setting, or null.</summary>
    internal string? this[SettingField field]
    {
        get => _texts.GetValueOrDefault(field);
        set
        {
            if (string.IsNullOrEmpty(value))
            {
                _texts.Remove(field);
            }
            else
            {
                _texts[field] = value;
            }
        }
    }

    /// <summary>The settings of the environment.</summary>
    internal static SettingTexts Of(Terminal terminal)
    {
        var texts = new SettingTexts();
        var proxies = OutdialOptions.From(terminal.Variable).Connection; // under any of the names in use
        foreach (var field in SettingFields.All)
        {
            texts[field] = field.Property switch
            {
                "Connection.Proxy" => proxies.Proxy,
                "Connection.NoProxy" => proxies.NoProxy,
                _ => terminal.Variable(field.Variable),
            };
        }

        return texts;
    }

    /// <summary>Whether every one of these is unset.</summary>
    internal bool Lacks(params ReadOnlySpan<SettingField> fields)
    {
        foreach (var field in fields)
        {
            if (_texts.ContainsKey(field))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>As options of the library.</summary>
    internal OutdialOptions ToOptions()
    {
        var byVariable = _texts.ToDictionary(pair => pair.Key.Variable, pair => pair.Value, StringComparer.Ordinal);
        return OutdialOptions.From(byVariable.GetValueOrDefault);
    }
}
