using System.Collections.Immutable;

namespace Outdial.Payloads;

/// <summary>Makes fixes.</summary>
internal static class Fixes
{
    internal static TextFix Safe(string title, params ImmutableArray<TextEdit> edits) =>
        new(title, Applicability.Safe, InOrder(edits));

    internal static TextFix Guess(string title, params ImmutableArray<TextEdit> edits) =>
        new(title, Applicability.Guess, InOrder(edits));

    internal static TextFix Make(Applicability applicability, string title, params ImmutableArray<TextEdit> edits) =>
        new(title, applicability, InOrder(edits));

    private static ImmutableArray<TextEdit> InOrder(ImmutableArray<TextEdit> edits) =>
        [.. edits.OrderBy(edit => edit.Span.Start)];
}
