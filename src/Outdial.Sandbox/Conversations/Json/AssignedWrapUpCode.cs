namespace Outdial.Sandbox;

/// <summary>The published AssignedWrapupCode; on a leg itself, without the ids of the call and the leg.</summary>
internal sealed record AssignedWrapUpCode(
    string Code, string? Notes, string? ConversationId, string? ParticipantId, DateTimeOffset EndTime)
{
    public static AssignedWrapUpCode? OnLeg(WrapUp? wrapUp) =>
        wrapUp is null ? null : new(wrapUp.Code, wrapUp.Notes, null, null, wrapUp.Ended);

    public static AssignedWrapUpCode Of(WrapUp wrapUp, Conversation call, Leg leg) =>
        new(wrapUp.Code, wrapUp.Notes, call.Id, leg.Id, wrapUp.Ended);
}
