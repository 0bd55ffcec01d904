using System.Collections.Immutable;
using System.Text.Json;

namespace Outdial;

/// <summary>A call in the published API's form.</summary>
internal static class PlatformMapper
{
    internal static Mapping Map(OutboundCall call, Guid? callingUser, CallStamp? stamp)
    {
        List<Diagnostic>? findings = null; // nearly every call has none
        var destinations = new Destination[call.Destinations.Length];
        for (var i = 0; i < destinations.Length; i++)
        {
            destinations[i] = Destination(call.Destinations[i], i, ref findings);
        }

        BeyondThePlatform(call, ref findings);

        var only = destinations.Length == 1 ? destinations[0] : null;
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
            Attributes = Attributes(call.Attributes, stamp),
            UuiData = call.UuiData,
            ExternalContactId = call.ExternalContact?.ToString("D"),
            Label = call.Label,
        };
        var path = (call.OnBehalfOfUser ?? callingUser) is { } user
            ? $"{WireRequest.CallsPath}/user/{user:D}"
            : WireRequest.CallsPath;
        var body = JsonSerializer.SerializeToUtf8Bytes(request, PlatformJson.Body.CreateCallRequest);
        return new Mapping(
            new WireRequest(call, Contract.Platform, path, body),
            findings is null ? [] : [.. findings]);
    }

    private static ImmutableSortedDictionary<string, string>? Attributes(
        ImmutableSortedDictionary<string, string> attributes, CallStamp? stamp) =>
        stamp is { } mark ? attributes.SetItem(CallStamp.Attribute, mark.ToString())
        : attributes.IsEmpty ? null
        : attributes;

    private static Destination Destination(
        ParticipantAddress destination, int index, ref List<Diagnostic>? findings)
    {
        switch (destination)
        {
            case ParticipantAddress.Phone { Extension: not null }:
                Add(ref findings, new Diagnostic(CallRules.PlatformTelExtension) { Path = Place(index) });
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
                Add(ref findings, new Diagnostic(CallRules.PlatformAddress, message) { Path = Place(index) });
                return new();
        }
    }

    private static string Place(int destination) => $"destinations[{destination}]";

    private static void BeyondThePlatform(OutboundCall call, ref List<Diagnostic>? findings)
    {
        var toOneQueue = call.Destinations is [ParticipantAddress.Queue];
        for (var i = 0; i < call.Skills.Length; i++)
        {
            if (!toOneQueue)
            {
                Add(ref findings, Routing($"skills[{i}]", "a skill"));
            }
            else if (call.Skills[i].Level is not null)
            {
                Add(ref findings, new Diagnostic(CallRules.PlatformSkillLevel) { Path = $"skills[{i}].level" });
            }
        }

        if (call.WrapUpCode is not null)
        {
            Add(ref findings, new Diagnostic(CallRules.PlatformWrapUp) { Path = "wrapUpCode" });
        }

        if (call.Priority is not null && !toOneQueue)
        {
            Add(ref findings, Routing("priority", "a priority"));
        }

        if (call.Language is not null && !toOneQueue)
        {
            Add(ref findings, Routing("language", "a language"));
        }
    }

    private static Diagnostic Routing(string path, string what) =>
        new(CallRules.PlatformRouting, $"Under the contract platform only a call to one queue has {what}.")
        {
            Path = path,
        };

    private static void Add(ref List<Diagnostic>? findings, Diagnostic finding) => (findings ??= []).Add(finding);
}
