using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>A user of the organisation: can sign in and place calls.</summary>
public sealed record SandboxUser
{
    /// <summary>The user's id: not empty. The service's are GUIDs; the sandbox accepts any text.</summary>
    public required string Id { get; init; }

    /// <summary>The name that the sign-in page and <c>users/me</c> show. Default: the id.</summary>
    public string Name { get => field ?? Id; init; }

    /// <summary>The mail address that <c>users/me</c> shows. Default <c>someone@example.com</c>.</summary>
    public string Email { get; init; } = "someone@example.com";

    /// <summary>
    /// The permissions of the user's roles, such as <c>conversation:conference:add</c>; <c>*</c> permits everything,
    /// which is the default.
    /// </summary>
    public ImmutableArray<string> Permissions { get; init; } = ["*"];

    /// <summary>
    /// Whether the user has a station; without one a call is refused with <c>conversation.error.no.user.station</c>.
    /// Default true.
    /// </summary>
    public bool HasStation { get; init; } = true;
}
