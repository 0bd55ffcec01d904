using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>The request that placed a call.</summary>
internal sealed record CallOrigin
{
    /// <summary>The origin of a plan before its request is known to be accepted.</summary>
    public static CallOrigin None { get; } = new();

    public SandboxContract Contract { get; init; }

    public string ClientId { get; init; } = "";

    /// <summary>The destinations, as they were sent.</summary>
    public ImmutableArray<string> To { get; init; } = [];

    public string? FromQueueId { get; init; }

    /// <summary>The body, with secrets masked.</summary>
    public string RequestBody { get; init; } = "";
}
