namespace Outdial;

/// <summary>Checks one destination against a policy.</summary>
internal static class DestinationCheck
{
    internal static Diagnostic? Check(ParticipantAddress destination, CallPolicy policy)
    {
        if (Emergency(destination, policy.Region) is { } emergency)
        {
            // The number plans' verdict on 911 does not matter beside this.
            return policy.AllowEmergencyNumbers ? emergency with { Severity = Severity.Warning } : emergency;
        }

        return destination is ParticipantAddress.Phone phone ? NumberPlan.Check(phone.Number, policy.Numbers) : null;
    }

    private static Diagnostic? Emergency(ParticipantAddress destination, string? region) => destination switch
    {
        ParticipantAddress.Phone phone => EmergencyNumbers.Check(phone.Number),
        ParticipantAddress.Extension extension => EmergencyNumbers.Check(extension.Digits, region),
        ParticipantAddress.Sip { UserPart: { } dialled } => SipUser(dialled, region),
        _ => null,
    };

    // A gateway dials the part before the '@': digits, or a number in E.164 form, with parameters after ';', and
    // however it is escaped or grouped.
    private static Diagnostic? SipUser(string user, string? region)
    {
        var name = Uri.UnescapeDataString(user).Split(';')[0];
        var dialled = string.Concat(name.Where(c => c == '+' || char.IsAsciiLetterOrDigit(c)));
        return E164Number.TryParse(dialled, null, out var number)
            ? EmergencyNumbers.Check(number)
            : EmergencyNumbers.Check(dialled.TrimStart('+'), region);
    }
}
