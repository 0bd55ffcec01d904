using System.Text;

namespace Outdial.Payloads;

/// <summary>A body that stands in a field of another object, as HTTP tools and integration platforms write
/// it.</summary>
internal static class BodyEnvelope
{
    private static readonly string[] Names =
    [
        "body", "requestbody", "request", "payload", "json", "data", "jsonbody", "postdata", "content", "result",
        "response", "raw", "params",
    ];

    private static readonly HashSet<string> Fields =
    [
        .. PlatformFields.Request.Select(FieldName.Folded), .. KnownMisuses.Marks, .. PartyValue.Dialled,
        .. PartyValue.Callers, "skillrequirements", "wrapupcode",
    ];

    // What a wrapper says of the request, and not of the call.
    private static readonly string[] OfRequest =
        ["headers", "header", "contenttype", "accept", "authorization", "timeout", "encoding", "mode"];

    // What JSON:API has beside the attributes of an object.
    private static readonly string[] OfJsonApi = ["type", "attributes", "links", "meta"];

    /// <summary>The field that holds the body; null if the object is a body itself.</summary>
    internal static JsonMember? Find(JsonValue root) =>
        KnownMisuses.IsClickToDial(root) ||
        root.Members.Exists(member => !SaysNothing(member) && Fields.Contains(FieldName.Folded(member.Key)))
            ? null
            : root.Members.FindAll(member => BodyOf(member) is not null) is [var only] ? only : null;

    /// <summary>The body that a field of a wrapper holds, as an object or as JSON in a text; null if it holds
    /// none.</summary>
    internal static JsonValue? BodyOf(JsonMember member) =>
        !Names.Contains(FieldName.Folded(member.Key)) ? null
        : member.Value is { IsObject: true, Members.Count: > 0 } ? Inner(member.Value)
        : member.Value is { IsText: true, Text: ['{', .., '}'] } ? Parsed(member.Value)
        : null;

    /// <summary>What stands beside the body and may change what it means; null if there is nothing.</summary>
    internal static JsonMember? Obstacle(JsonValue root, JsonMember envelope) =>
        root.Members.Find(member => member != envelope && !IsOfRequest(member)) ??
        (BodyOf(envelope) is { } inner && inner != envelope.Value && envelope.Value.IsObject
            ? envelope.Value.Members.Find(IsOtherType)
            : null);

    /// <summary>The innermost body.</summary>
    /// <param name="root">The body as it is.</param>
    /// <param name="report">Where to say what stands around it.</param>
    /// <returns>Null if what stands around it may change what it means: that is said.</returns>
    internal static JsonValue? Unwrap(JsonValue root, PayloadReport report)
    {
        while (root.IsObject && Find(root) is { } member)
        {
            if (Obstacle(root, member) is { } obstacle)
            {
                report.AddName(PayloadRules.WrappedBody, obstacle, Beside(member, obstacle));
                return null;
            }

            report.AddName(PayloadRules.WrappedBody, member, "The inner object is read.", Severity.Note);
            foreach (var other in root.Members.FindAll(other => other != member))
            {
                report.Add(
                    PayloadRules.LeftOut, other.Value, "Left out. It stands around the body.", Severity.Warning);
            }

            root = BodyOf(member)!;
        }

        return root;
    }

    internal static string Beside(JsonMember envelope, JsonMember obstacle) =>
        $"The body stands in the field '{JsonPath.Shown(envelope.Key)}', and beside it stands " +
            $"'{JsonPath.Shown(obstacle.Key)}', which may change what it means.";

    private static bool SaysNothing(JsonMember member) =>
        member.Value is { IsNull: true } or { IsText: true, Text: "" };

    private static bool IsOfRequest(JsonMember member)
    {
        var name = FieldName.Folded(member.Key);
        return SaysNothing(member) || OfRequest.Contains(name) ||
            (name is "method" or "httpmethod" or "verb" && CallMembers.IsCall(member.Value)) ||
            (name is "url" or "uri" or "path" or "endpoint" &&
                member.Value.Text.TrimEnd('/').EndsWith("/conversations/calls", StringComparison.Ordinal));
    }

    // JSON:API writes {"data": {"type": ..., "attributes": {...}}}: the attributes are the body.
    private static JsonValue Inner(JsonValue value) =>
        value.Members.Find(member => member.Key == "attributes")?.Value is { IsObject: true } attributes &&
        value.Members.TrueForAll(member => OfJsonApi.Contains(member.Key)) &&
        attributes.Members.Exists(member => Fields.Contains(FieldName.Folded(member.Key)))
            ? attributes
            : value;

    private static bool IsOtherType(JsonMember member) => member.Key == "type" && !CallMembers.IsCall(member.Value);

    // The places inside a text are the text's own: escapes move the characters.
    private static JsonValue? Parsed(JsonValue text)
    {
        var faults = new JsonFaults(1);
        var root = JsonDocumentReader.Read(Encoding.UTF8.GetBytes(text.Text), faults);
        return root is { IsObject: true, Members.Count: > 0 } && faults.All.Count == 0
            ? Placed(root, text.Span, text, null, 0)
            : null;
    }

    private static JsonValue Placed(JsonValue value, TextSpan span, JsonValue parent, string? key, int index)
    {
        var placed = new JsonValue(value.Kind, span, parent, key, index) { Text = value.Text };
        placed.Items.AddRange(value.Items.Select((item, i) => Placed(item, span, placed, null, i)));
        placed.Members.AddRange(value.Members.Select(member =>
            new JsonMember(member.Key, span, Placed(member.Value, span, placed, member.Key, 0), member.Index)));
        return placed;
    }
}
