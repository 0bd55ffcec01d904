namespace Outdial.Sandbox;

/// <summary>A token, with the ids of its client and user.</summary>
internal sealed record SavedToken(
    string Text,
    string ClientId,
    string? UserId,
    bool SpeaksGuide,
    DateTimeOffset Expires,
    bool WithoutSecret = false);
