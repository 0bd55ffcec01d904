using System.Text;
using System.Text.Json.Nodes;

namespace Outdial.Agreement.Tests;

/// <summary>Bodies near the border between good and bad: a good one, and up to four slips in it.</summary>
internal static class Payloads
{
    private const string Id = "5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11";

    private static readonly string[] Guide =
    [
        """{"participants":[{"type":"external","participantAddress":{"id":"+12025550123","type":"phone"}}]}""",
        $$$"""
        {"participants":[{"type":"external","participantAddress":{"id":"{{{Id}}}","type":"user"}},
        {"type":"external","participantAddress":{"id":"+442079460018","externalContactId":"{{{Id}}}"}}],
        "skillRequirements":[{"id":"{{{Id}}}","level":2}],"wrapUpCode":{"id":"{{{Id}}}"}}
        """,
        """{"participants":[{"participantAddress":{"id":"ann@example.com","type":"email"}}],"wrapUpCode":null}""",
    ];

    private static readonly string[] Platform =
    [
        """{"phoneNumber":"+12025550123"}""",
        $$"""{"callQueueId":"{{Id}}","priority":5,"languageId":"{{Id}}","routingSkillsIds":["{{Id}}"],"label":"a"}""",
        $$"""
        {"participants":[{"address":"+12025550123","name":"Ann"},{"userId":"{{Id}}"},{"queueId":"{{Id}}"}],
        "attributes":{"ticket":"T-1"},"uuiData":"x"}
        """,
        $$"""
        {"phoneNumber":"+442079460018","callFromQueueId":"{{Id}}","callerId":"+12025550100","callerIdName":"Support",
        "externalContactId":"{{Id}}","conversationIds":null}
        """,
    ];

    private static readonly string[] Names =
    [
        "participants", "participantAddress", "id", "type", "number", "externalContactId", "skillRequirements", "level",
        "wrapUpCode", "phoneNumber", "callUserId", "callQueueId", "conversationIds", "address", "userId", "queueId",
        "name", "priority", "attributes", "routingSkillsIds", "label", "colour",
    ];

    // No white space alone: that it says nothing is Outdial's own reading, which the guide does not go into.
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "3", "2.5", "1e3", "12345678901", "\"\"", "\"phone\"", "\"user\"",
        "\"group\"", "\"email\"", "\"external\"", "\"Phone\"", "\"+12025550123\"", "\"+1 202 555 0123\"",
        "\"2025550123\"", "\"4021\"", "\"+0123\"", "\"+1202555012345678\"", $"\"{Id}\"", "\"ann@example.com\"",
        "\"sip:ann@example.com\"", "[]", "{}", "[null]", "[\"a\"]", "[{}]", "{\"id\":\"a\"}", "{\"a\":1}",
        "\"\\u0031\"",
    ];

    // Not JSON, or JSON that a strict reader refuses.
    private static readonly string[] Breaks =
        [",", "}", "{", "\"", "//a\n", "\\", "'", "\uFEFF", "\u0001", "[", "01", "\\ud800"];

    private static readonly Gen<(int Kind, int Place, int What)> Slip =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 60], Gen.Int[0, 60]);

    internal static Gen<byte[]> Of(Contract contract) => Gen.Select(
        Gen.OneOf(contract == Contract.Guide ? Guide : Platform), Slip.Array[0, 4], Gen.Int[0, 300], Gen.Int[0, 40])
        .Select((body, slips, at, broken) => Break(slips.Aggregate(body, Change), at, broken));

    private static string Change(string body, (int Kind, int Place, int What) slip)
    {
        var root = JsonNode.Parse(body);
        var nodes = All(root).ToList();
        var node = nodes[slip.Place % nodes.Count];
        var value = JsonNode.Parse(Values[slip.What % Values.Length]);
        var name = Names[slip.What % Names.Length];
        switch (slip.Kind)
        {
            case 0 or 1 or 2 when node.Parent is JsonObject parent:
                parent[node.GetPropertyName()] = value;
                break;
            case 0 or 1 or 2 when node.Parent is JsonArray list:
                list[node.GetElementIndex()] = value;
                break;
            case 3 or 4 when node.Parent is JsonObject parent:
                parent.Remove(node.GetPropertyName());
                break;
            case 5 when node.Parent is JsonObject parent && !parent.ContainsKey(name):
                var moved = node.DeepClone();
                parent.Remove(node.GetPropertyName());
                parent[name] = moved;
                break;
            case 6 or 7 when node is JsonObject container && !container.ContainsKey(name):
                container[name] = JsonNode.Parse(Values[slip.Place % Values.Length]);
                break;
            case 8 when node.Parent is JsonObject parent:
                parent[node.GetPropertyName()] = new JsonArray(node.DeepClone());
                break;
            case 9 when node is JsonArray { Count: > 0 } list:
                list.Add(list[0]?.DeepClone());
                break;
            default:
                break;
        }

        return root?.ToJsonString() ?? "null";
    }

    private static IEnumerable<JsonNode> All(JsonNode? node)
    {
        if (node is null)
        {
            yield break;
        }

        yield return node;
        IEnumerable<JsonNode?> inside = node switch
        {
            JsonObject container => container.Select(member => member.Value),
            JsonArray list => list,
            _ => [],
        };
        foreach (var found in inside.SelectMany(All))
        {
            yield return found;
        }
    }

    private static byte[] Break(string body, int at, int broken)
    {
        var place = at % (body.Length + 1);
        return Encoding.UTF8.GetBytes(broken < Breaks.Length ? body.Insert(place, Breaks[broken]) : body);
    }
}
