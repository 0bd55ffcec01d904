namespace Outdial.Payloads;

/// <summary>Something in a body that has no place in a call, why, and how much that matters.</summary>
internal sealed record Unused(JsonValue Value, string Why, Severity Severity);
