using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Outdial.Payloads.Tests;

public sealed class JsonDocumentReaderTests
{
    private static readonly Gen<string> Pieces = Gen.OneOf(
        "{", "}", "[", "]", ",", ":", "\"a\"", "\"b\"", "\"\\u00e9\"", "\"\\ud83d\\ude00\"", "\"\\ud83d\"", "null",
        "true", "1", "-0.5e3", "01", " ", "\n", "{\"a\":1}", "[1,2]", "'a'", "None", "//c\n", "\\", "\"é\"", "a");

    [Fact]
    public void Agrees_with_the_frameworks_reader_on_what_json_is() => Pieces.Array[0, 12].Sample(pieces =>
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(pieces));
        var faults = new JsonFaults();
        var value = JsonDocumentReader.Read(text, faults);
        var isJson = faults.All.All(fault => fault.Rule == JsonRules.DuplicateKey) && value is not null;
        Assert.Equal(IsJson(text), isJson);
        if (isJson && faults.All.Count == 0)
        {
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(text), Node(value!)), string.Concat(pieces));
        }
    });

    [Fact]
    public void Never_throws_and_keeps_its_places_inside() => Gen
        .OneOf(Pieces.Array[0, 12].Select(string.Concat), Gen.String)
        .Select(text => Encoding.UTF8.GetBytes(text))
        .Sample(text =>
        {
            var faults = new JsonFaults();
            _ = JsonDocumentReader.Read(text, faults);
            Assert.All(faults.All, fault => Assert.InRange(fault.Span.End, fault.Span.Start, text.Length));
        });

    [Theory]
    [InlineData("{'a': 'it\\'s'}")]
    [InlineData("{a: True, b: None,}")]
    [InlineData("\uFEFF{\"a\": [1, 2,], // c\n}")]
    [InlineData("{/* c */ \"a\": False # c\n}")]
    public void Goes_on_behind_faults_that_leave_no_doubt(string text)
    {
        var faults = new JsonFaults();
        var value = JsonDocumentReader.Read(Encoding.UTF8.GetBytes(text), faults);
        Assert.NotNull(value);
        Assert.NotEmpty(faults.All);
        Assert.All(faults.All, fault => Assert.NotNull(fault.Fix));
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Stops_at_a_depth(int depth, bool isRead)
    {
        var faults = new JsonFaults();
        var text = Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth));
        Assert.Equal(isRead, JsonDocumentReader.Read(text, faults) is not null);
        Assert.Equal(isRead ? [] : [JsonRules.TooDeep], faults.All.Select(fault => fault.Rule));
    }

    [Fact]
    public void Counts_a_limited_number_of_faults()
    {
        var faults = new JsonFaults();
        var text = Encoding.UTF8.GetBytes($"[{string.Concat(Enumerable.Repeat("[1,],", 5_000))}1]");
        Assert.NotNull(JsonDocumentReader.Read(text, faults));
        Assert.Equal(JsonFaults.Most + 1, faults.All.Count);
        Assert.Equal(JsonRules.TooManyFindings, faults.All[^1].Rule);
    }

    private static bool IsJson(byte[] text)
    {
        try
        {
            var reader = new Utf8JsonReader(text);
            while (reader.Read())
            {
                _ = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString() : null;
            }

            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static JsonNode? Node(JsonValue value) => value.Kind switch
    {
        JsonKind.Object => new JsonObject(
            value.Members.Select(member => KeyValuePair.Create(member.Key, Node(member.Value)))),
        JsonKind.Array => new JsonArray([.. value.Items.Select(Node)]),
        JsonKind.Text => System.Text.Json.Nodes.JsonValue.Create(value.Text),
        JsonKind.Number => JsonNode.Parse(value.Text),
        JsonKind.True => JsonNode.Parse("true"),
        JsonKind.False => JsonNode.Parse("false"),
        _ => null,
    };
}
