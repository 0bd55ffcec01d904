namespace Outdial.Cli;

/// <summary>A leg as JSON.</summary>
internal sealed record LegObject(
    string Id,
    bool Own,
    string? Purpose,
    string? Address,
    string? UserId,
    string? QueueId,
    string State,
    string? DisconnectType,
    string? ErrorCode,
    IReadOnlyList<DisconnectReason> Reasons,
    DateTimeOffset? Started,
    DateTimeOffset? Connected,
    DateTimeOffset? Ended)
{
    internal static LegObject Of(CallLeg leg) => new(
        leg.Id,
        leg.IsOwn,
        leg.Purpose,
        leg.Address,
        leg.UserId,
        leg.QueueId,
        leg.State,
        leg.DisconnectType,
        leg.ErrorCode,
        leg.Reasons,
        leg.Started,
        leg.Connected,
        leg.Ended);
}
