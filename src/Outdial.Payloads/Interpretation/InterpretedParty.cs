namespace Outdial.Payloads;

/// <summary>A party that a body means to call.</summary>
/// <param name="Value">The text that says who.</param>
/// <param name="Kind">What the body says that it is: phone, user, queue, group, email, sip; null if it says
/// nothing.</param>
internal sealed record InterpretedParty(JsonValue Value, string? Kind);
