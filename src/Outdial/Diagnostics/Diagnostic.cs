using System.Collections.Immutable;

namespace Outdial;

/// <summary>A finding about the caller's input or the service's answer: which rule, where, what was found, what to
/// do.</summary>
/// <remarks>
/// <see cref="Message"/>, <see cref="Help"/> and <see cref="ToString"/> never carry a secret or a whole phone number,
/// so they can be logged. <see cref="Fix"/> may carry a number.
/// </remarks>
public sealed record Diagnostic
{
    /// <summary>Makes a finding of <paramref name="rule"/> with the rule's own severity and advice.</summary>
    /// <param name="rule">The rule that fired.</param>
    /// <param name="message">What was found here and what was expected; the rule's message if null.</param>
    public Diagnostic(Rule rule, string? message = null)
    {
        ArgumentNullException.ThrowIfNull(rule);
        Rule = rule;
        Severity = rule.Severity;
        Message = message ?? rule.Message;
        Help = rule.Fix;
    }

    /// <summary>The rule that fired.</summary>
    public Rule Rule { get; }

    /// <summary>How much it matters here; a policy may make it more or less than the rule's own.</summary>
    public Severity Severity { get; init; }

    /// <summary>Where in the caller's input, such as <c>skills[1].level</c>; empty when the input is one
    /// text.</summary>
    public string Path { get; init; } = "";

    /// <summary>The first faulty character of the value at <see cref="Path"/>, from 0; -1 when it is the whole
    /// value.</summary>
    /// <remarks>Counts UTF-16 units of a string and bytes of a UTF-8 span: whichever the caller gave.</remarks>
    public int Index { get; init; } = -1;

    /// <summary>What was found, and what was expected, in one sentence.</summary>
    public string Message { get; init; }

    /// <summary>What to do about it.</summary>
    public string Help { get; init; }

    /// <summary>A text to write instead, when one is known.</summary>
    public Fix? Fix { get; init; }

    /// <summary>Whether the finding stops the call.</summary>
    public bool IsError => Severity == Severity.Error;

    /// <summary>Whether any of <paramref name="diagnostics"/> stops the call.</summary>
    /// <param name="diagnostics">The findings to look through.</param>
    public static bool AnyError(ImmutableArray<Diagnostic> diagnostics) =>
        !diagnostics.IsDefault && diagnostics.Any(d => d.IsError);

    /// <summary>One line without secrets and without whole phone numbers.</summary>
    public override string ToString()
    {
        var place = (Path, Index) switch
        {
            ("", < 0) => "",
            ("", _) => $" at character {Index}",
            (_, < 0) => $" at {Path}",
            _ => $" at {Path}, character {Index}",
        };
        return $"{Severity.Name()} {Rule.Id} {Rule.Name}{place}: {Message} {Help}";
    }
}
