namespace Outdial.Extensibility;

/// <summary>What holds a keyed call back at the moment at which it was to leave: nothing was dialled.</summary>
/// <param name="Reason">Which gate, and why, in a sentence.</param>
/// <param name="Until">When it may be tried again; null if time alone does not open the gate.</param>
public sealed record CallHold(Diagnostic Reason, DateTimeOffset? Until);
