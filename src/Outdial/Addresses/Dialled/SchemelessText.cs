namespace Outdial;

/// <summary>Explains a text that is not a number and does not say what kind of address it is.</summary>
internal static class SchemelessText
{
    /// <summary>What is wrong with the text; null if it may be a number.</summary>
    internal static Diagnostic? Explain(string text) =>
        text.Contains('@', StringComparison.Ordinal) && IsSipOrEmail(text) ? Missing(
            "This is a SIP address or an e-mail address: the text does not say which.")
        : StrictGuid.Resembles(text) ? Missing("This is an id: the text does not say of what.")
        : null;

    // What a gateway dials: a number before the '@' of a SIP URI.
    private static bool IsSipOrEmail(string text) => text[0] != '+' || SipUriGrammar.Fault($"sip:{text}") is null;

    private static Diagnostic Missing(string message) => new(AddressRules.MissingScheme, message) { Index = 0 };
}
