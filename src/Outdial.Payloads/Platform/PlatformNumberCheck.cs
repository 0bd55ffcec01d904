namespace Outdial.Payloads;

/// <summary>Checks what stands in phoneNumber, in a party's address and in callerId.</summary>
/// <remarks>The documented forms are E.164, tel:, sip: and plain digits. No code exists for another form, and such text
/// was seen to be accepted and the call to fail later: it is an error here, by Outdial's own rule.</remarks>
internal static class PlatformNumberCheck
{
    // Digits as short as this are an extension, which the number plans of the caller's site know.
    private const int LongestExtension = 6;

    private const int MostDigits = 20;

    /// <summary>Checks what is to be dialled.</summary>
    /// <param name="report">Where to report.</param>
    /// <param name="value">The value, or null.</param>
    internal static void Run(PayloadReport report, JsonValue? value)
    {
        if (value is { IsText: true })
        {
            Text(report, value);
        }
        else if (value is { Kind: JsonKind.Number })
        {
            var meant = NumberField.FromDigits(value.Text, report.Policy);
            report.Add(
                PayloadRules.WrongType, value, "A number to dial is a text; this is a number of JSON.", null,
                Fixes.Guess(
                    "Write it as a text",
                    JsonEdits.Replace(value, JsonText.Quote(meant.IsEmpty ? value.Text : meant.ToString()))));
        }
        else
        {
            PlatformValueCheck.IsText(report, value);
        }
    }

    private static void Text(PayloadReport report, JsonValue number)
    {
        var text = number.Text;
        if (string.IsNullOrWhiteSpace(text))
        {
            report.Add(AddressRules.EmptyAddress, number, null, text.Length == 0 ? Severity.Warning : null);
        }
        else if (text.Length <= MostDigits && !text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            Digits(report, number);
        }
        else if (ResourceId.TryParse(text, out _))
        {
            // A user's, a queue's or a contact's: the id does not say, and no fix is offered.
            report.Add(PayloadRules.IdAsNumber, number);
        }
        else
        {
            Address(report, number);
        }
    }

    /// <summary>Checks the number that is shown.</summary>
    internal static void CallerId(PayloadReport report, JsonValue? number)
    {
        if (number is not null && !E164Number.TryParse(number.Text, null, out _))
        {
            var fault = ParticipantAddress.Diagnose(number.Text) ??
                new Diagnostic(AddressRules.NotADigit, "A caller id is a number in E.164 form, and nothing beside it.");
            NumberField.ReportFault(report, number, fault, Severity.Warning);
        }
    }

    private static void Digits(PayloadReport report, JsonValue number)
    {
        var extension = new ParticipantAddress.Extension(number.Text);
        NumberField.ReportPlans(report, number, extension);
        if (number.Text.Length > LongestExtension)
        {
            var meant = NumberField.FromDigits(number.Text, report.Policy);
            report.Add(
                PayloadRules.BareDigits, number, null, null,
                meant.IsEmpty
                    ? null
                    : Fixes.Guess(
                        "Write it in E.164 form", JsonEdits.Replace(number, JsonText.Quote(meant.ToString()))));
        }
    }

    private static void Address(PayloadReport report, JsonValue number)
    {
        if (ParticipantAddress.TryParse(number.Text, null, out var address))
        {
            if (address is ParticipantAddress.Phone { Extension: not null })
            {
                report.Add(CallRules.PlatformTelExtension, number);
            }

            if (address is ParticipantAddress.Phone or ParticipantAddress.Sip)
            {
                NumberField.ReportPlans(report, number, address);
            }
            else
            {
                OwnForm(report, number, address);
            }

            return;
        }

        // A SIP URI was dialled with and without its scheme.
        if (number.Text.Contains('@', StringComparison.Ordinal) &&
            ParticipantAddress.TryParse($"sip:{number.Text}", null, out var sip))
        {
            NumberField.ReportPlans(report, number, sip);
            return;
        }

        Fault(report, number, ParticipantAddress.Diagnose(number.Text)!);
    }

    private static void OwnForm(PayloadReport report, JsonValue number, ParticipantAddress address)
    {
        var finding = new Diagnostic(
            PayloadRules.IdAsNumber,
            "This is Outdial's own way of writing an address, which the service does not read.")
        {
            Help = address switch
            {
                ParticipantAddress.Extension => "Write the digits alone.",
                ParticipantAddress.User => "Write callUserId and the id.",
                ParticipantAddress.Queue => "Write callQueueId and the id.",
                _ => "The contract platform has no form for this kind of address.",
            },
        };
        NumberField.Report(report, number, finding, address is ParticipantAddress.Extension { Digits: var digits }
            ? Fixes.Guess("Write the digits alone", JsonEdits.Replace(number, JsonText.Quote(digits)))
            : null);
    }

    // Whether the service dials an extension behind a number is not documented: never more than a guess.
    private static void Fault(PayloadReport report, JsonValue number, Diagnostic fault)
    {
        if (fault.Fix is { } fix && ParticipantAddress.TryParse(fix.Replacement, null, out var address) &&
            address is ParticipantAddress.Phone { Extension: not null })
        {
            NumberField.Report(
                report,
                number,
                fault,
                Fixes.Guess(
                    "Write it as a tel: URI", JsonEdits.Replace(number, JsonText.Quote(fix.Replacement))));
            return;
        }

        NumberField.ReportFault(report, number, fault);
    }
}
