using System.Text.Json;

namespace Outdial;

/// <summary>A call in the guide's form.</summary>
internal static class GuideMapper
{
    private const string External = "external";

    // The guide's example carries a level with each skill and does not say that it may be left out.
    private const int LevelWhenNoneGiven = 1;

    internal static Mapping Map(OutboundCall call, Guid? callingUser)
    {
        var findings = BeyondTheGuide(call).ToList();
        if (callingUser is not null)
        {
            // A setting for all calls is not specific to this one: it is reported, and does not prevent the call.
            findings.Add(new Diagnostic(CallRules.GuideField, "The contract guide has no field for a user to call for.")
            {
                Severity = Severity.Warning,
                Path = "OutdialOptions.UserId",
                Help = "The call is made as the OAuth client. Unset it, or use the contract platform.",
            });
        }

        var contact = call.ExternalContact?.ToString("D");
        var participants = call.Destinations
            .Select((destination, i) => Address(destination, contact, $"destinations[{i}]", findings))
            .Select(address => new GuideParticipant(External, address))
            .ToList();
        var skills = call.Skills.IsEmpty
            ? null
            : call.Skills
                .Select(skill => new GuideSkill(skill.Id.ToString("D"), skill.Level ?? LevelWhenNoneGiven))
                .ToList();
        var wrapUp = call.WrapUpCode is { } code ? new GuideWrapUpCode(code.ToString("D")) : null;

        var request = new GuideRequest(participants, skills, wrapUp);
        var body = JsonSerializer.SerializeToUtf8Bytes(request, GuideJson.Body.GuideRequest);
        return new Mapping(new WireRequest(call, Contract.Guide, WireRequest.CallsPath, body), [.. findings]);
    }

    private static GuideAddress Address(
        ParticipantAddress destination, string? contact, string path, List<Diagnostic> findings)
    {
        switch (destination)
        {
            case ParticipantAddress.Phone { Extension: null } phone:
                return new(phone.Number.ToString(), "phone", contact);
            case ParticipantAddress.User user:
                return new(user.Id.ToString("D"), "user", contact);
            case ParticipantAddress.Group group:
                return new(group.Id.ToString("D"), "group", contact);
            case ParticipantAddress.Email email:
                return new(email.Mailbox, "email", contact);
            default:
                var message = $"The contract guide has no form for {Kind(destination)}.";
                findings.Add(new Diagnostic(CallRules.GuideAddress, message) { Path = path });
                return new("", "", contact);
        }
    }

    private static string Kind(ParticipantAddress destination) => destination switch
    {
        ParticipantAddress.Phone => "a number with an extension",
        ParticipantAddress.Sip => "a SIP address",
        ParticipantAddress.Queue => "a queue",
        _ => "an extension",
    };

    private static IEnumerable<Diagnostic> BeyondTheGuide(OutboundCall call)
    {
        (object? Value, string Path, string What)[] fields =
        [
            (call.CallerId, "callerId", "a caller id"),
            (call.CallerIdName, "callerIdName", "a caller name"),
            (call.OnBehalfOfUser, "onBehalfOfUser", "a user to call for"),
            (call.FromQueue, "fromQueue", "a queue to call for"),
            (call.Priority, "priority", "a priority"),
            (call.Language, "language", "a language"),
            (call.Attributes.IsEmpty ? null : call.Attributes, "attributes", "attributes"),
            (call.UuiData, "uuiData", "user-to-user data"),
            (call.Label, "label", "a label"),
        ];
        foreach (var (value, path, what) in fields)
        {
            if (value is not null)
            {
                var message = $"The contract guide has no field for {what}.";
                yield return new Diagnostic(CallRules.GuideField, message) { Path = path };
            }
        }

        if (call.ExternalContact is not null && call.Destinations.Length > 1)
        {
            yield return new Diagnostic(CallRules.GuideContactAmbiguous) { Path = "externalContact" };
        }
    }
}
