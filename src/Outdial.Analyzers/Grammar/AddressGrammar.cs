namespace Outdial.Analyzers;

/// <summary>The library's grammar of addresses, written again: an analyzer can't use the library.</summary>
/// <remarks>The tests compare both on the corpus and on generated texts. Whether a country has numbers of this length,
/// and whether a number is an emergency line, is beyond the grammar and not reported here.</remarks>
internal static class AddressGrammar
{
    /// <summary>Says what first stops the text being what is expected, or null.</summary>
    internal static AddressFault? Fault(AddressForm form, string text) => form switch
    {
        AddressForm.Participant => ParticipantGrammar.Fault(text),
        AddressForm.Number => NumberGrammar.Fault(text, 0, text.Length) is not { } fault ? null
            : NumberCorrection.Of(text) is { } number ? AddressFault.Of(fault.Rule!, fault.Index, number)
            : fault,
        AddressForm.SipUri => SipUriGrammar.Fault(text),
        AddressForm.Mailbox => MailboxGrammar.Fault(text, 0),
        _ => ExtensionGrammar.Fault(text, 0),
    };
}
