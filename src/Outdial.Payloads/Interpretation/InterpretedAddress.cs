namespace Outdial.Payloads;

/// <summary>Reads the address of a party that a body means to call.</summary>
internal static class InterpretedAddress
{
    /// <summary>The address; null if the text does not say it for certain, and then <paramref name="fault"/> says
    /// why.</summary>
    internal static ParticipantAddress? Read(InterpretedParty party, CallPolicy policy, out Diagnostic? fault)
    {
        var text = party.Value.Text;
        fault = null;
        ParticipantAddress? address = (party.Kind, ResourceId.TryParse(text, out var id)) switch
        {
            // Whether it is the number with or without '+', or with zeros before it, a number of JSON does not say.
            _ when party.Value.Kind == JsonKind.Number => null,
            ("queue", true) => new ParticipantAddress.Queue(id),
            ("group", true) => new ParticipantAddress.Group(id),
            ("user" or null, true) => new ParticipantAddress.User(id),
            (_, true) or ("user" or "queue" or "group", false) => null,
            ("email", _) => EmailGrammar.Fault(text) is null ? new ParticipantAddress.Email(text) : null,
            // The same text is a mailbox and a SIP address: only its kind tells which.
            (not "sip", _) when IsMailbox(text) => null,
            _ => Number(text, policy),
        };
        if (address is null)
        {
            fault = party.Value.Kind == JsonKind.Number
                ? new Diagnostic(
                    AddressRules.NotAnAddress, "An address is a JSON string; this is a JSON number.")
                : party.Kind is "user" or "queue" or "group"
                ? new Diagnostic(AddressRules.NotAGuid, $"This should be the id of a {party.Kind}, and is no GUID.")
                : party.Kind == "email" ? EmailGrammar.Fault(text)!
                : ResourceId.TryParse(text, out _) ? new Diagnostic(PayloadRules.IdAsNumber)
                : ParticipantAddress.Diagnose(text) ?? new Diagnostic(AddressRules.NotAnAddress);
        }

        return address;
    }

    private static bool IsMailbox(string text) =>
        !text.StartsWith("sip", StringComparison.Ordinal) && EmailGrammar.Fault(text) is null;

    private static ParticipantAddress? Number(string text, CallPolicy policy)
    {
        if (ParticipantAddress.TryParse(text, null, out var address))
        {
            return address;
        }

        if (NumberField.Read(text, policy) is { Number.IsEmpty: false, IsCertain: true } number)
        {
            return new ParticipantAddress.Phone(number.Number);
        }

        // Bare digits are for the number plans of the caller's site, however many they are.
        if (ParticipantAddress.Extension.Fault(text) is null)
        {
            return new ParticipantAddress.Extension(text);
        }

        return text.Contains('@', StringComparison.Ordinal) ? Sip(text) : null;
    }

    // A SIP URI was dialled with and without its scheme.
    private static ParticipantAddress? Sip(string text)
    {
        ParticipantAddress.TryParse($"sip:{text}", null, out var address);
        return address;
    }
}
