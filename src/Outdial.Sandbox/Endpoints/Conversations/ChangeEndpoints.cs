using System.Collections.Immutable;
using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>The operations that change a call: hang up, hold, mute, attributes, wrap-up.</summary>
/// <remarks>
/// Statuses of success as published; of the refusals, the codes are published and the cases inferred.
/// </remarks>
internal sealed class ChangeEndpoints(ConversationStore calls, ContractSelector contracts, SandboxOptions options)
{
    public ApiResponse HangUpAll(ApiRequest request) =>
        // 202 with a string is published; its text is not.
        calls.HangUp(request.Argument("conversationId")) is null
            ? NoCall()
            : new JsonResponse<string>(202, "disconnected", ConversationsJson.Default.String);

    /// <remarks>Only <c>{"state":"disconnected"}</c> is imitated; everything else is refused.</remarks>
    public ApiResponse Change(ApiRequest request)
    {
        if (Read(request, out var body) is { } refusal)
            return refusal;
        if (body.Text("state") != "disconnected")
            return PlatformErrors.BadRequest("The sandbox imitates {\"state\":\"disconnected\"} only.");
        return calls.HangUp(request.Argument("conversationId")) is { } call
            ? new JsonResponse<NestedConversation>(
                200, NestedConversation.Of(call), ConversationsJson.Default.NestedConversation)
            : NoCall();
    }

    public ApiResponse ChangeLeg(ApiRequest request)
    {
        if (Read(request, out var body) is { } refusal)
            return refusal;
        if (Find(request, out var leg) is { } missing)
            return missing;
        if (leg.HasEnded)
            return PlatformErrors.Other(400, "conversation.error.call.disconnected", "The leg has ended.");
        if (body.Text("state") is { } state && state != "disconnected" && state != "connected")
            return PlatformErrors.InvalidValue(
                state, "State", "connected, disconnected", "Of the twelve states only these two can be set.");
        if (body.Text("state") == "disconnected")
            calls.HangUp(request.Argument("conversationId"), leg.Id);
        else
            calls.ChangeLeg(request.Argument("conversationId"), leg.Id, (now, _) => now with
            {
                Held = body.Flag("held") ?? now.Held,
                Muted = body.Flag("muted") ?? now.Muted,
            });
        return new EmptyResponse(202);
    }

    /// <remarks>Only a state of disconnected is taken, else 400 communication.state.required (published).</remarks>
    public ApiResponse ChangeCommunication(ApiRequest request)
    {
        if (Read(request, out var body) is { } refusal)
            return refusal;
        if (Find(request, out var leg) is { } missing)
            return missing;
        if (body.Text("state") != "disconnected")
            return PlatformErrors.Other(400, "communication.state.required", "Only disconnected is accepted.");
        calls.HangUp(request.Argument("conversationId"), leg.Id);
        return new EmptyResponse(200);
    }

    public ApiResponse SetAttributes(ApiRequest request)
    {
        if (Read(request, out var body) is { } refusal)
            return refusal;
        if (Find(request, out var leg) is { } missing)
            return missing;
        if (!body.TryGetProperty("attributes", out var attributes) || attributes.ValueKind is not JsonValueKind.Object)
            return PlatformErrors.BadRequest("The body has no attributes.");
        // The last value of a repeated name counts, as everywhere.
        var set = attributes.EnumerateObject().Aggregate(ImmutableDictionary<string, string>.Empty,
            (all, member) => all.SetItem(member.Name, member.Value.ToString()));
        var together = leg.Attributes.SetItems(set).Sum(one => one.Key.Length + one.Value.Length);
        if (together > options.Limits.RequestBytes)
            return PlatformErrors.BadRequest(
                $"The sandbox takes {options.Limits.RequestBytes} characters of attributes for a leg, no more.");
        calls.ChangeLeg(request.Argument("conversationId"), leg.Id,
            (now, _) => now with { Attributes = now.Attributes.SetItems(set) });
        return new EmptyResponse(202);
    }

    public ApiResponse SetWrapUp(ApiRequest request)
    {
        if (Read(request, out var body) is { } refusal)
            return refusal;
        if (Find(request, out var leg) is { } missing)
            return missing;
        if (body.Text("code") is not { Length: > 0 } code)
            return PlatformErrors.Other(400, "missing.wrapup.code", "The body has no code.");
        var notes = body.Text("notes");
        calls.ChangeLeg(request.Argument("conversationId"), leg.Id,
            (now, time) => now with { WrapUp = new WrapUp(code, notes, time) });
        return new EmptyResponse(202);
    }

    public ApiResponse GetWrapUp(ApiRequest request)
    {
        if (Find(request, out var leg) is { } missing)
            return missing;
        var call = calls.Find(request.Argument("conversationId"))!;
        return leg.WrapUp is { } wrapUp
            ? new JsonResponse<AssignedWrapUpCode>(
                200, AssignedWrapUpCode.Of(wrapUp, call, leg), ConversationsJson.Default.AssignedWrapUpCode)
            : PlatformErrors.ResourceNotFound("The leg has no wrap-up code.");
    }

    public ApiResponse ListWrapUpCodes(ApiRequest request) =>
        Find(request, out _) ?? new JsonResponse<IReadOnlyList<NamedEntity>>(
            200, // a bare array, as published
            [.. options.Organisation.WrapUpCodes.Select(code => NamedEntity.Of(code, "/api/v2/routing/wrapupcodes/"))],
            ConversationsJson.Default.IReadOnlyListNamedEntity);

    private ApiResponse? Read(ApiRequest request, out JsonElement body) =>
        JsonBody.Read(request.Received, contracts.Default, options.Limits, out body);

    // Some paths have no communication.
    private ApiResponse? Find(ApiRequest request, out Leg leg)
    {
        leg = null!; // not used when there is a refusal
        if (calls.Find(request.Argument("conversationId")) is not { } call)
            return NoCall();
        if (call.Legs.FirstOrDefault(one => one.Id == request.Argument("participantId")) is not { } found)
            return PlatformErrors.Other(404, "conversation.error.not.conversation.participant",
                "No leg of the call has this id.");
        if (request.Argument("communicationId") is { Length: > 0 } communication
            && found.CommunicationId != communication)
            return PlatformErrors.ResourceNotFound("No communication of the leg has this id.");
        leg = found;
        return null;
    }

    private ApiResponse NoCall() =>
        contracts.Default.Refuse(RequestError.NoSuchConversation, "No call has this id; it may have been removed.");
}
