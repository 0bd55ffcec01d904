namespace Outdial.Payloads;

/// <summary>A fault of the JSON itself.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Span">Where.</param>
/// <param name="Path">In which value.</param>
/// <param name="Message">What was found; the rule's own words if null.</param>
/// <param name="Fix">How to fix it, or null.</param>
internal sealed record JsonFault(Rule Rule, TextSpan Span, string Path, string? Message, TextFix? Fix);
