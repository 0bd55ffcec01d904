using System.Collections.Immutable;

namespace Outdial.Payloads;

/// <summary>What is known of the body that is being checked, and what was found in it so far.</summary>
/// <param name="text">The body.</param>
/// <param name="contract">The contract that it is checked against.</param>
/// <param name="policy">How strict to be.</param>
/// <param name="most">How many findings are taken.</param>
internal sealed class PayloadReport(byte[] text, Contract contract, CallPolicy policy, int most = JsonFaults.Most)
{
    private readonly List<(Diagnostic Diagnostic, TextSpan Span, ImmutableArray<TextFix> Fixes)> _findings = [];
    private List<int> _contested = [];

    internal Contract Contract => contract;

    internal CallPolicy Policy => policy;

    internal JsonEdits Edits => new(text);

    internal ReadOnlySpan<byte> Text => text;

    /// <summary>Members of which enough has been said: they are not reported as unknown fields as well.</summary>
    internal HashSet<JsonMember> Spoken { get; } = [];

    /// <summary>Members that contradict each other, by the places of their names, in order: no fix renames or removes
    /// one of them.</summary>
    internal void Contest(IEnumerable<JsonMember> members) =>
        _contested = [.. members.Select(member => member.KeySpan.Start).Order()];

    /// <summary>Gives a fix to the first error, where no finding has any, and all errors are of one kind.</summary>
    internal void OfferLast(Func<Diagnostic, bool> isOfKind, Func<TextFix?> make)
    {
        var at = _findings.FindIndex(finding => finding.Diagnostic.IsError);
        if (at >= 0 && _findings.TrueForAll(finding => finding.Fixes.IsEmpty) &&
            _findings.TrueForAll(finding => !finding.Diagnostic.IsError || isOfKind(finding.Diagnostic)) &&
            make() is { } fix)
        {
            _findings[at] = _findings[at] with { Fixes = [fix] };
        }
    }

    /// <summary>Whether no more findings are taken: see <see cref="JsonRules.TooManyFindings"/>.</summary>
    internal bool IsFull => _findings.Count > most;

    /// <summary>Whether a rule was broken.</summary>
    internal bool Has(Rule rule) => _findings.Exists(finding => finding.Diagnostic.Rule == rule);

    /// <summary>A finding about a value: a text or a number whole, an object or an array by its bracket.</summary>
    internal void Add(
        Rule rule, JsonValue at, string? message = null, Severity? severity = null, params ReadOnlySpan<TextFix?> fixes)
    {
        var span = at.IsObject || at.IsArray ? new TextSpan(at.Span.Start, 1) : at.Span;
        Add(new Diagnostic(rule, message) { Path = at.Path, Severity = severity ?? rule.Severity }, span, fixes);
    }

    /// <summary>A finding about a member's name.</summary>
    internal void AddName(
        Rule rule,
        JsonMember at,
        string? message = null,
        Severity? severity = null,
        params ReadOnlySpan<TextFix?> fixes)
    {
        var finding = new Diagnostic(rule, message) { Path = at.Value.Path, Severity = severity ?? rule.Severity };
        Add(finding, at.KeySpan, fixes);
    }

    /// <summary>A finding about the JSON itself.</summary>
    internal void Add(JsonFault fault) =>
        Add(new Diagnostic(fault.Rule, fault.Message) { Path = fault.Path }, fault.Span, fault.Fix);

    internal void Add(Diagnostic diagnostic, TextSpan span, params ReadOnlySpan<TextFix?> fixes)
    {
        if (IsFull)
        {
            return;
        }

        if (_findings.Count == most)
        {
            _findings.Add((new Diagnostic(JsonRules.TooManyFindings) { Path = JsonPath.Root }, span, []));
            return;
        }

        var known = ImmutableArray.CreateBuilder<TextFix>();
        foreach (var fix in fixes)
        {
            if (fix is not null && !fix.Edits.Any(IsContested))
            {
                known.Add(fix);
            }
        }

        _findings.Add((diagnostic, span, known.DrainToImmutable()));
    }

    /// <summary>The findings, in the order of the text; of two at one place the graver first.</summary>
    internal ImmutableArray<PayloadFinding> InOrder()
    {
        var place = new TextPlaces(text);
        return
        [
            .. _findings.OrderBy(finding => finding.Span.Start)
                .ThenByDescending(finding => finding.Diagnostic.Severity)
                .Select(finding => new PayloadFinding(
                    finding.Diagnostic, finding.Span, place.MoveTo(finding.Span.Start), finding.Fixes)),
        ];
    }

    private bool IsContested(TextEdit edit)
    {
        var at = _contested.BinarySearch(edit.Span.Start);
        var next = at < 0 ? ~at : at;
        return next < _contested.Count && _contested[next] < edit.Span.End;
    }
}
