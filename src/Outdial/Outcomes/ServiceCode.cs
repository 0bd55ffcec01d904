namespace Outdial;

/// <summary>What a code of the published API means.</summary>
/// <param name="Rule">The rule that explains it.</param>
/// <param name="Meaning">What it says about this call, in one sentence.</param>
/// <param name="Help">What to do, where it differs from the rule's own advice.</param>
internal sealed record ServiceCode(Rule Rule, string Meaning, string? Help = null);
