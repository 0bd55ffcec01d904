namespace Outdial;

/// <summary>Checks what stands in phoneNumber, in a party's address and in callerId.</summary>
/// <remarks>The documented forms are E.164, tel:, sip: and plain digits. No code exists for another form, and such text
/// was seen to be accepted and the call to fail later: it is an error here, by Outdial's own rule.</remarks>
internal static class PlatformNumberCheck
{
    // Digits as short as this are somebody's extension, which the number plans of the caller's site know.
    private const int LongestExtension = 6;

    private const int MostDigits = 20;

    /// <summary>Checks a text to be dialled.</summary>
    /// <param name="report">Where to report.</param>
    /// <param name="number">The text.</param>
    /// <param name="member">The member whose name says that it is a number.</param>
    internal static void Run(PayloadReport report, JsonValue number, JsonMember? member)
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
            report.Add(
                PayloadRules.IdAsNumber, number, null, null,
                member?.Key == "phoneNumber"
                    ? Fixes.Guess("Rename phoneNumber to callUserId", JsonEdits.Rename(member, "callUserId"))
                    : member?.Key == "address"
                        ? Fixes.Guess("Rename address to userId", JsonEdits.Rename(member, "userId"))
                        : null);
        }
        else
        {
            Address(report, number);
        }
    }

    internal static void CallerId(PayloadReport report, JsonValue? number)
    {
        if (number is not null && !E164Number.TryParse(number.Text, null, out _) &&
            E164Number.Diagnose(number.Text) is { } fault)
        {
            NumberField.ReportFault(report, number, fault, Severity.Warning);
        }
    }

    private static void Digits(PayloadReport report, JsonValue number)
    {
        var extension = new ParticipantAddress.Extension(number.Text);
        NumberField.ReportPlans(report, number, extension);
        if (number.Text.Length > LongestExtension)
        {
            var withPlus = E164Number.TryParse($"+{number.Text}", null, out var e164) ? e164.ToString() : null;
            report.Add(
                PayloadRules.BareDigits, number, null, null,
                withPlus is null
                    ? null
                    : Fixes.Guess("Write '+' first", JsonEdits.Replace(number, JsonText.Quote(withPlus))));
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
                report.Add(
                    PayloadRules.IdAsNumber, number,
                    "This is Outdial's own way of writing an address; the service has fields for the kinds.");
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

        NumberField.ReportFault(report, number, ParticipantAddress.Diagnose(number.Text)!);
    }
}
