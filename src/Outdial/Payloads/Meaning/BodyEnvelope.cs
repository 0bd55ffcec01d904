namespace Outdial;

/// <summary>A body that stands in a field of another object, as HTTP tools and integration platforms write
/// it.</summary>
internal static class BodyEnvelope
{
    private static readonly string[] Names =
        ["body", "requestbody", "request", "payload", "json", "data", "jsonbody", "postdata", "content"];

    private static readonly string[] Fields =
    [
        .. PlatformFields.Request.Select(FieldName.Folded), "to", "from", "skillrequirements", "wrapupcode", "number",
        "address", "phone",
    ];

    /// <summary>The field that holds the body; null if the object is a body itself.</summary>
    internal static JsonMember? Find(JsonValue root) =>
        root.Members.Exists(member => Fields.Contains(FieldName.Folded(member.Key)) && !IsEnvelope(member)) ||
        FieldOf(root, "type")?.Value.Text.Equals("clickToDial", StringComparison.OrdinalIgnoreCase) == true
            ? null
            : root.Members.FindAll(IsEnvelope) is [var only] ? only : null;

    /// <summary>The innermost body.</summary>
    /// <param name="root">The body as it is.</param>
    /// <param name="report">Where to say what stands around it; null for nowhere.</param>
    internal static JsonValue Unwrap(JsonValue root, PayloadReport? report = null)
    {
        while (root.IsObject && Find(root) is { } member)
        {
            report?.AddName(PayloadRules.WrappedBody, member, "The inner object is read.", Severity.Note);
            foreach (var other in root.Members.FindAll(other => other != member))
            {
                report?.Add(
                    PayloadRules.LeftOut, other.Value, "Left out. It stands around the body.", Severity.Warning);
            }

            root = member.Value;
        }

        return root;
    }

    private static bool IsEnvelope(JsonMember member) =>
        Names.Contains(FieldName.Folded(member.Key)) && member.Value.IsObject && member.Value.Members.Count > 0;

    private static JsonMember? FieldOf(JsonValue root, string name) =>
        root.Members.Find(member => FieldName.Folded(member.Key) == name);
}
