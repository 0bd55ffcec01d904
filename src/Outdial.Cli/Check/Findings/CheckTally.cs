namespace Outdial.Cli;

/// <summary>Counts what was checked and what was found.</summary>
internal sealed class CheckTally
{
    private readonly SortedDictionary<string, (Rule Rule, long Count)> _byRule = new(StringComparer.Ordinal);

    internal long Sources { get; set; }

    internal long Errors { get; private set; }

    internal long Warnings { get; private set; }

    internal long Notes { get; private set; }

    internal long Fixable { get; private set; }

    internal long Fixed { get; set; }

    /// <summary>How many rows of a list were taken out because they cannot be fixed.</summary>
    internal long Rejected { get; set; }

    /// <summary>How many rows of a list were taken out because an earlier row has their number.</summary>
    internal long Removed { get; set; }

    /// <summary>Whether a document could not be read or written: that is not a finding about it.</summary>
    internal bool HasFailed { get; private set; }

    internal IEnumerable<(Rule Rule, long Count)> ByRule => _byRule.Values.OrderByDescending(entry => entry.Count);

    /// <summary>Whether a rule says that a file could not be read or written.</summary>
    internal static bool IsFailure(Rule rule) => rule == JsonRules.FileNotRead || rule == JsonRules.FileNotWritten;

    internal void Add(PayloadFinding finding)
    {
        switch (finding.Diagnostic.Severity)
        {
            case Severity.Error:
                Errors++;
                break;
            case Severity.Warning:
                Warnings++;
                break;
            default:
                Notes++;
                break;
        }

        HasFailed |= IsFailure(finding.Diagnostic.Rule);
        Fixable += finding.SafeFix is null ? 0 : 1;
        var rule = finding.Diagnostic.Rule;
        _byRule[rule.Id] = (rule, _byRule.GetValueOrDefault(rule.Id).Count + 1);
    }
}
