namespace Outdial.Analyzers;

/// <summary>The digits of an extension: 1 to 20.</summary>
internal static class ExtensionGrammar
{
    private const int MaxDigits = 20;

    /// <summary>Says what first stops the rest of the text being an extension, or null.</summary>
    internal static AddressFault? Fault(string text, int start)
    {
        var foreign = Characters.FirstExcept(Characters.IsDigit, text, start, text.Length);
        var index = text.Length == start ? start
            : foreign >= 0 ? foreign
            : text.Length - start > MaxDigits ? start + MaxDigits
            : -1;
        return index < 0 ? null : AddressFault.Of(AddressRuleIds.MalformedExtension, index);
    }
}
