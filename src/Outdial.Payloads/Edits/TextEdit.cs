namespace Outdial.Payloads;

/// <summary>A change to a UTF-8 text: a part of it is replaced.</summary>
/// <param name="Span">The stretch; of length 0 where something is inserted.</param>
/// <param name="Replacement">The new text; it may be a phone number, so keep it out of logs.</param>
public sealed record TextEdit(TextSpan Span, string Replacement);
