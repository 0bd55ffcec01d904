namespace Outdial.Payloads;

/// <summary>Collects what is wrong with a document; so many and no more.</summary>
/// <param name="most">How many.</param>
internal sealed class JsonFaults(int most = JsonFaults.Most)
{
    /// <summary>More findings than a person reads; a hostile document would have half a million.</summary>
    internal const int Most = 1_000;

    private readonly List<JsonFault> _faults = [];

    internal IReadOnlyList<JsonFault> All => _faults;

    internal void Add(
        Rule rule, TextSpan span, JsonValue? inside, string? message = null, TextFix? fix = null)
    {
        if (_faults.Count < most)
        {
            _faults.Add(new JsonFault(rule, span, inside?.Path ?? JsonPath.Root, message, fix));
        }
        else if (_faults.Count == most)
        {
            _faults.Add(new JsonFault(JsonRules.TooManyFindings, span, JsonPath.Root, null, null));
        }
    }

    /// <summary>A fault that one change fixes without touching what the document means.</summary>
    internal void AddFixable(
        Rule rule,
        TextSpan span,
        JsonValue? inside,
        string title,
        string replacement,
        Applicability applicability = Applicability.Safe) =>
        Add(rule, span, inside, fix: new TextFix(title, applicability, [new TextEdit(span, replacement)]));
}
