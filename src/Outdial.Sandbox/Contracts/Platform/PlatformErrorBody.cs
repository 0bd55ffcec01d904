using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>The published ErrorBody.</summary>
/// <remarks>
/// The members and their order are those of the recorded bodies in the official announcements of 429 and 403 bodies
/// (developer.genesys.cloud forum 12028 and 16130).
/// </remarks>
internal sealed record PlatformErrorBody(
    string Message,
    string Code,
    int Status,
    string? MessageWithParams,
    IReadOnlyDictionary<string, string>? MessageParams,
    string ContextId,
    ImmutableArray<string> Details,
    ImmutableArray<string> Errors);
