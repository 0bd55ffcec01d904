using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>A call that the sandbox accepted, as it is at one moment.</summary>
/// <remarks>
/// Listed by <see cref="GenesysSandbox.Calls"/>, for tests. A refused request is not a call;
/// <see cref="GenesysSandbox.Requests"/> lists it. Times are by <see cref="SandboxOptions.Time"/>.
/// </remarks>
public sealed record SandboxCall
{
    /// <summary>The conversation's id, as in the response.</summary>
    public required string Id { get; init; }

    /// <summary>The contract in which it was placed: guide or platform, never both.</summary>
    public required SandboxContract Contract { get; init; }

    /// <summary>
    /// The destinations in the order of the request, as they were sent: <c>+12025550123</c>,
    /// <c>sip:ann@example.com</c>, or the id of a user, queue or group. Empty if the request merges calls.
    /// </summary>
    public required ImmutableArray<string> To { get; init; }

    /// <summary>The id of the calling user; null for a client of the guide, which calls without a user.</summary>
    public string? UserId { get; init; }

    /// <summary>The id of the queue on behalf of which the user calls; null if there is none.</summary>
    public string? FromQueueId { get; init; }

    /// <summary>The id of the OAuth client whose token placed the call.</summary>
    public required string ClientId { get; init; }

    /// <summary>How far it has come.</summary>
    public required SandboxCallState State { get; init; }

    /// <summary>When it was accepted.</summary>
    public required DateTimeOffset Placed { get; init; }

    /// <summary>When a far end first answered; null if none has.</summary>
    public DateTimeOffset? Connected { get; init; }

    /// <summary>When its last leg ended; null while one has not.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The attributes of the request, by name.</summary>
    public required ImmutableDictionary<string, string> Attributes { get; init; }

    /// <summary>The body of the request: JSON, with secrets masked as in the journal.</summary>
    public required string RequestBody { get; init; }

    internal static SandboxCall Of(Conversation call) => new()
    {
        Id = call.Id,
        Contract = call.Origin.Contract,
        To = call.Origin.To,
        UserId = call.CallerId,
        FromQueueId = call.Origin.FromQueueId,
        ClientId = call.Origin.ClientId,
        State = StateOf(call),
        Placed = call.Created,
        Connected = call.Legs.Where(leg => !leg.IsCaller).Min(leg => leg.Connected),
        Ended = call.Ended,
        Attributes = call.Attributes,
        RequestBody = call.Origin.RequestBody,
    };

    private static SandboxCallState StateOf(Conversation call) =>
        !call.IsActive ? SandboxCallState.Ended
        : call.Legs.Any(leg => !leg.IsCaller && leg.Connected is not null) ? SandboxCallState.Connected
        : call.Legs.Any(leg => !leg.IsCaller) ? SandboxCallState.Dialing
        : SandboxCallState.Contacting;
}
