namespace Outdial.Payloads;

/// <summary>Chooses fixes that can be applied together: none touches another's place.</summary>
internal sealed class FixChoice
{
    private readonly List<TextEdit> _edits = [];

    /// <summary>The changes of the chosen fixes, in order.</summary>
    internal IReadOnlyList<TextEdit> Edits => _edits;

    /// <summary>How many fixes were chosen.</summary>
    internal int Fixes { get; private set; }

    /// <summary>Chooses the first fix of each finding, safe ones before guesses. One that touches the place of another
    /// waits: once that is applied it may have become needless.</summary>
    internal void Add(PayloadCheck check, bool guesses, Func<Rule, bool> only)
    {
        foreach (var finding in check.Findings
            .Where(finding => only(finding.Diagnostic.Rule))
            .OrderByDescending(finding => finding.SafeFix is not null))
        {
            var fix = finding.SafeFix ?? (guesses ? finding.Fixes.FirstOrDefault() : null);
            if (fix is not null && !fix.Edits.Any(IsTaken))
            {
                foreach (var edit in fix.Edits)
                {
                    _edits.Insert(Place(edit.Span.Start), edit);
                }

                Fixes++;
            }
        }
    }

    // What is taken is in order and apart, so that only the neighbours can be touched.
    private bool IsTaken(TextEdit edit)
    {
        var place = Place(edit.Span.Start);
        return (place > 0 && _edits[place - 1].Span.End >= edit.Span.Start) ||
            (place < _edits.Count && _edits[place].Span.Start <= edit.Span.End);
    }

    // Behind the last edit that starts before, or at the same place as, this one.
    private int Place(int start)
    {
        var (from, to) = (0, _edits.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = _edits[middle].Span.Start <= start ? (middle + 1, to) : (from, middle);
        }

        return from;
    }
}
