using System.Collections.Immutable;
using System.Text.Json;

namespace Outdial;

/// <summary>A call in the published API's words.</summary>
internal static class PlatformMapper
{
    internal static Mapping Map(OutboundCall call, Guid? callingUser, CallStamp? stamp)
    {
        var findings = new List<Diagnostic>();
        var destinations = call.Destinations
            .Select((destination, i) => Destination(destination, $"destinations[{i}]", findings))
            .ToList();
        findings.AddRange(BeyondThePlatform(call));

        var only = destinations.Count == 1 ? destinations[0] : null;
        var request = new CreateCallRequest
        {
            PhoneNumber = only?.Address,
            CallUserId = only?.UserId,
            CallQueueId = only?.QueueId,
            Participants = only is null ? destinations : null,
            CallerId = call.CallerId?.ToString(),
            CallerIdName = call.CallerIdName,
            CallFromQueueId = call.FromQueue?.ToString("D"),
            Priority = call.Priority,
            LanguageId = call.Language?.ToString("D"),
            RoutingSkillsIds = call.Skills.IsEmpty
                ? null
                : [.. call.Skills.Select(skill => skill.Id.ToString("D"))],
            Attributes = Attributes(call, stamp),
            UuiData = call.UuiData,
            ExternalContactId = call.ExternalContact?.ToString("D"),
            Label = call.Label,
        };
        var path = (call.OnBehalfOfUser ?? callingUser) is { } user
            ? $"{ContractMapper.CallsPath}/user/{user:D}"
            : ContractMapper.CallsPath;
        var body = JsonSerializer.SerializeToUtf8Bytes(request, WireJson.Body.CreateCallRequest);
        return new Mapping(new WireRequest(Contract.Platform, path, body), [.. findings]);
    }

    private static ImmutableSortedDictionary<string, string>? Attributes(OutboundCall call, CallStamp? stamp)
    {
        var attributes = stamp is { } mark
            ? call.Attributes.SetItem(CallStamp.Attribute, mark.ToString())
            : call.Attributes;
        return attributes.IsEmpty ? null : attributes;
    }

    private static Destination Destination(ParticipantAddress destination, string path, List<Diagnostic> findings)
    {
        switch (destination)
        {
            case ParticipantAddress.Phone { Extension: not null }:
                findings.Add(new Diagnostic(CallRules.PlatformTelExtension) { Path = path });
                return new(Address: destination.ToString());
            case ParticipantAddress.Phone or ParticipantAddress.Sip:
                return new(Address: destination.ToString());
            case ParticipantAddress.Extension extension:
                return new(Address: extension.Digits);
            case ParticipantAddress.User user:
                return new(UserId: user.Id.ToString("D"));
            case ParticipantAddress.Queue queue:
                return new(QueueId: queue.Id.ToString("D"));
            default:
                var kind = destination is ParticipantAddress.Group ? "a group" : "an e-mail address";
                var message = $"The contract platform has no field for {kind}.";
                findings.Add(new Diagnostic(CallRules.PlatformAddress, message) { Path = path });
                return new();
        }
    }

    private static IEnumerable<Diagnostic> BeyondThePlatform(OutboundCall call)
    {
        var toOneQueue = call.Destinations is [ParticipantAddress.Queue];
        for (var i = 0; i < call.Skills.Length; i++)
        {
            if (!toOneQueue)
            {
                yield return Routing($"skills[{i}]", "a skill");
            }
            else if (call.Skills[i].Level is not null)
            {
                yield return new Diagnostic(CallRules.PlatformSkillLevel) { Path = $"skills[{i}].level" };
            }
        }

        if (call.WrapUpCode is not null)
        {
            yield return new Diagnostic(CallRules.PlatformWrapUp) { Path = "wrapUpCode" };
        }

        if (call.Priority is not null && !toOneQueue)
        {
            yield return Routing("priority", "a priority");
        }

        if (call.Language is not null && !toOneQueue)
        {
            yield return Routing("language", "a language");
        }
    }

    private static Diagnostic Routing(string path, string what) =>
        new(CallRules.PlatformRouting, $"Under the contract platform only a call to one queue has {what}.")
        {
            Path = path,
        };
}
