namespace Outdial.Cli;

/// <summary>A short name of a leg.</summary>
internal static class LegName
{
    internal static string Of(CallLeg leg) =>
        leg.IsOwn ? "your station"
        : leg.Address ?? (
            leg.UserId is { } user ? $"user {user}"
            : leg.QueueId is { } queue ? $"queue {queue}"
            : leg.Purpose ?? "unknown party");

    /// <summary>How it ended.</summary>
    internal static string EndOf(CallLeg leg) => string.Join(
        ", ", new[] { leg.DisconnectType, leg.ErrorCode }.Concat(leg.Reasons.Select(Words)).OfType<string>());

    private static string Words(DisconnectReason reason) =>
        reason.Phrase is { } phrase ? $"{reason.Type} {reason.Code}: {phrase}" : $"{reason.Type} {reason.Code}";
}
