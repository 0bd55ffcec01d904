namespace Outdial.Sandbox;

/// <summary>A token, with ids in the place of who it is for.</summary>
internal sealed record SavedToken(
    string Text,
    string ClientId,
    string? UserId,
    bool SpeaksGuide,
    DateTimeOffset Expires,
    bool WithoutSecret = false);
