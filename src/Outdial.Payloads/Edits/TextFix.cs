using System.Collections.Immutable;

namespace Outdial.Payloads;

/// <summary>A way to fix a text: changes that belong together, all of them or none.</summary>
/// <param name="Title">What they do, as an instruction: "Rename 'number' to 'id'"; no secrets, no phone
/// numbers.</param>
/// <param name="Applicability">Whether a machine may make them.</param>
/// <param name="Edits">The changes, in order, none over another.</param>
public sealed record TextFix(string Title, Applicability Applicability, ImmutableArray<TextEdit> Edits);
