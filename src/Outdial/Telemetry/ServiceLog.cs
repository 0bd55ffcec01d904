using Microsoft.Extensions.Logging;

namespace Outdial;

/// <summary>What is logged: numbers masked, no token, no secret, no body.</summary>
internal static partial class ServiceLog
{
    [LoggerMessage(1, LogLevel.Information,
        "Call to {Destination} ended as {Outcome} after {Attempts} attempt(s); correlation id {CorrelationId}")]
    internal static partial void CallEnded(
        ILogger logger, string destination, string outcome, int attempts, string? correlationId);

    [LoggerMessage(2, LogLevel.Warning, "Trying again in {Pause:0.0} s: {Reason}")]
    internal static partial void Pausing(ILogger logger, double pause, string reason);

    [LoggerMessage(3, LogLevel.Information, "A token was fetched; it is good until {ExpiresAt:u}")]
    internal static partial void TokenFetched(ILogger logger, DateTimeOffset expiresAt);

    [LoggerMessage(4, LogLevel.Warning, "The service refused the token (401); fetching a new one")]
    internal static partial void TokenRejected(ILogger logger);

    [LoggerMessage(5, LogLevel.Debug,
        "Attempt {Attempt} came as far as {Stage} and was decided as {Decision}; status {Status}, " +
        "correlation id {CorrelationId}")]
    internal static partial void AttemptEnded(
        ILogger logger, int attempt, SendStage stage, string decision, int? status, string? correlationId);

    [LoggerMessage(6, LogLevel.Error, "The ledger could not be written: {Reason}")]
    internal static partial void LedgerFailed(ILogger logger, string reason);

    [LoggerMessage(7, LogLevel.Information, "A call is followed by asking, without notifications: {Reason}")]
    internal static partial void Polling(ILogger logger, string reason);

    [LoggerMessage(8, LogLevel.Warning, "Waiting for another process, which holds {Path}")]
    internal static partial void WaitingForFile(ILogger logger, string path);

    [LoggerMessage(9, LogLevel.Warning, "Tokens are not shared with other processes: {Reason}")]
    internal static partial void NotShared(ILogger logger, string reason);
}
