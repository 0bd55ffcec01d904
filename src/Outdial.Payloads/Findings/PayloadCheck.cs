using System.Collections.Immutable;

namespace Outdial.Payloads;

/// <summary>What <see cref="PayloadChecker"/> found in a body.</summary>
public sealed class PayloadCheck
{
    internal static readonly PayloadCheck Clean = new([]);

    internal PayloadCheck(ImmutableArray<PayloadFinding> findings) => Findings = findings;

    /// <summary>All findings, in the order of the text; empty for a body with which nothing is wrong.</summary>
    public ImmutableArray<PayloadFinding> Findings { get; }

    /// <summary>Whether there is no error among the findings.</summary>
    public bool IsValid => !Findings.Any(finding => finding.Diagnostic.IsError);
}
