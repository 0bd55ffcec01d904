namespace Outdial.Payloads;

/// <summary>Reports what is wrong with a number or another address in a body, at the character.</summary>
internal static class NumberField
{
    /// <summary>What a text that should be a phone number says, as surely as it can be said.</summary>
    /// <param name="Number">The number; the default value if none can be read.</param>
    /// <param name="IsCertain">Whether it is what the text means, without a doubt.</param>
    internal readonly record struct Reading(E164Number Number, bool IsCertain);

    /// <summary>Reads a number: as it stands, as it must be corrected, or as it is dialled in the policy's
    /// region.</summary>
    internal static Reading Read(string text, CallPolicy policy)
    {
        if (E164Number.TryParse(text, null, out var number))
        {
            return new(number, true);
        }

        return DialledText.Check(text, policy.Region)?.Fix is { } fix && Phone(fix.Replacement) is { } read
            ? new(read, fix.Applicability == Applicability.Safe)
            : Phone(text) is { } tel ? new(tel, true)
            : default;
    }

    /// <summary>The number that bare digits probably are: as dialled in the policy's region, or so many that a calling
    /// code must be among them; the default value if neither.</summary>
    internal static E164Number FromDigits(string digits, CallPolicy policy)
    {
        // Ten digits are a whole number in North America, and with '+' before them one in Egypt.
        const int WithCallingCode = 11;
        return policy.Region is { } region
            ? ParticipantAddress.TryFromDialled(digits, region, out var dialled, out _) &&
                dialled is ParticipantAddress.Phone { Extension: null } phone ? phone.Number : default
            : digits.Length >= WithCallingCode && E164Number.TryParse($"+{digits}", null, out var number) ? number
            : default;
    }

    /// <summary>Reports the fault of a text that is no number in E.164 form, with the number that was meant.</summary>
    internal static void ReportFault(PayloadReport report, JsonValue value, Diagnostic fault, Severity? severity = null)
    {
        var isId = fault.Rule == AddressRules.NotAGuid || fault.Rule == PayloadRules.IdAsNumber;
        var (number, isCertain) = isId ? default : Read(value.Text, report.Policy);
        var isSame = number.ToString() == value.Text;
        var fix = number.IsEmpty || isSame ? null : Fixes.Make(
            isCertain && value.IsText ? Applicability.Safe : Applicability.Guess,
            "Write the number in E.164 form",
            JsonEdits.Replace(value, JsonText.Quote(number.ToString())));
        var help = HelpInBody(fault.Rule, report) ?? fault.Help;
        Report(report, value, fault with { Severity = severity ?? fault.Severity, Help = help }, fix);
    }

    // The rules' own advice is for Outdial's addresses, which have forms that no body takes.
    private static string? HelpInBody(Rule rule, PayloadReport report) => HelpInBody(
        rule, report.Contract, report.Policy.Region);

    private static string? HelpInBody(Rule rule, Contract contract, string? region) =>
        rule == AddressRules.MissingPlus
            ? region is null
                ? "Write it in full, '+' and its calling code first; or say where it is dialled " +
                    "(ParticipantAddress.FromDialled)."
                : $"Write it in full, '+' and its calling code first, unless what it means in {region} is offered."
        : rule == AddressRules.MissingScheme || rule == AddressRules.UnknownScheme || rule == AddressRules.NotAnAddress
            ? contract == Contract.Guide
                ? "Write a number in E.164 form, or the type that the id has."
                : "Write a number in E.164 form, a tel: or sip: URI, or digits that the site's number plans know."
        : rule == AddressRules.GluedExtension && contract == Contract.Guide
            ? "The guide has no form for an extension: leave it out."
        : rule == AddressRules.EmergencyNumber
            ? contract == Contract.Guide
                ? "The guide has no form in which such a number could be called."
                : "If you really must, allow it (CallPolicy.AllowEmergencyNumbers)."
        : null;

    /// <summary>Reports what policy and number plans say of an address that is written as it should be.</summary>
    internal static void ReportPlans(PayloadReport report, JsonValue value, ParticipantAddress address)
    {
        if (DestinationCheck.Check(address, report.Policy) is not { } finding)
        {
            return;
        }

        var fix = finding.Fix is { } known && Phone(known.Replacement) is { } number
            ? Fixes.Make(
                known.Applicability,
                "Write the number that it was changed to",
                JsonEdits.Replace(value, JsonText.Quote(number.ToString())))
            : null;
        var help = HelpInBody(finding.Rule, report) ?? finding.Help;
        Report(report, value, finding with { Help = help }, fix);
    }

    /// <summary>Reports a finding about a text's value at its place in the document.</summary>
    internal static void Report(PayloadReport report, JsonValue value, Diagnostic finding, TextFix? fix = null)
    {
        var span = value.Span;
        if (finding.Index > 0)
        {
            var character = JsonText.Character(report.Text.Slice(span.Start, span.Length), finding.Index);
            span = new TextSpan(span.Start + character.Start, character.Length);
        }

        report.Add(finding with { Path = value.Path, Index = -1, Fix = null }, span, fix);
    }

    /// <summary>Who an address or an id rings, in one form: an extension is dialled once the call has been
    /// answered.</summary>
    internal static string Party(string address) =>
        ParticipantAddress.TryParse(address, null, out var parsed) && parsed is ParticipantAddress.Phone phone
            ? phone.Number.ToString()
            : address.ToUpperInvariant();

    private static E164Number? Phone(string text) =>
        ParticipantAddress.TryParse(text, null, out var address) &&
        address is ParticipantAddress.Phone { Extension: null } phone ? phone.Number : null;
}
