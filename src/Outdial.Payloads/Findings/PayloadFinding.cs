using System.Collections.Immutable;

namespace Outdial.Payloads;

/// <summary>A finding about a JSON body, with its place in the text and the ways to fix it.</summary>
/// <param name="Diagnostic">Rule, severity, JSON path, what was found, what to do. Its
/// <see cref="Diagnostic.Index"/> is not used; the place is <paramref name="Span"/>.</param>
/// <param name="Span">Where, in bytes of the text that was checked.</param>
/// <param name="Position">Where, as a person counts.</param>
/// <param name="Fixes">Ways to fix it, the surest first; empty if none is known. They may carry phone numbers.</param>
public sealed record PayloadFinding(
    Diagnostic Diagnostic, TextSpan Span, TextPosition Position, ImmutableArray<TextFix> Fixes)
{
    /// <summary>The fix that a machine may make, or null.</summary>
    public TextFix? SafeFix => Fixes.FirstOrDefault(fix => fix.Applicability == Applicability.Safe);

    /// <summary>Place and finding in one line, without secrets and without whole phone numbers.</summary>
    public override string ToString() => $"{Position} {Diagnostic}";
}
