using System.Text;
using System.Text.Json;

namespace Outdial.Payloads.Tests;

public sealed class JsonTextTests
{
    private static readonly Gen<string> Texts = Gen.String[Gen.OneOf(Gen.Char, Gen.Char["\"\\\n\u0001é漢"]), 0, 20];

    [Fact]
    public void Says_the_text_again() => Texts.Where(IsWhole)
        .Sample(text => JsonDocument.Parse(JsonText.Quote(text)).RootElement.GetString() == text);

    [Theory]
    [InlineData("", 0xD800, "", "\"\\uD800\"")]
    [InlineData("a", 0xDC00, "b", "\"a\\uDC00b\"")]
    [InlineData("é", 0xD83D, "漢", "\"é\\uD83D漢\"")]
    public void Keeps_half_a_character_half(string before, int half, string after, string json) =>
        Assert.Equal(json, JsonText.Quote($"{before}{(char)half}{after}"));

    [Fact]
    public void Is_a_JSON_string_whatever_the_text() => Texts.Sample(text =>
        JsonDocument.Parse(JsonText.Quote(text)).RootElement.ValueKind == JsonValueKind.String);

    [Fact]
    public void Finds_each_character_in_the_text_as_it_is_written() =>
        Texts.Where(text => text.Length > 0 && IsWhole(text)).Sample(text =>
        {
            // As little escaped as must be, and as much as can be.
            Assert.Equal(text.Length, Characters(JsonText.Quote(text), text.Length));
            Assert.Equal(text.Length, Characters(JsonSerializer.Serialize(text), text.Length));
        });

    private static int Characters(string literal, int length)
    {
        var bytes = Encoding.UTF8.GetBytes(literal);
        var (at, found) = (1, 0);
        for (var i = 0; i < length; i++)
        {
            var span = JsonText.Character(bytes, i);
            Assert.InRange(span.Start, 1, bytes.Length - 2);
            Assert.InRange(span.End, span.Start + 1, bytes.Length - 1);
            Assert.True(span.Start == at || span.End == at, $"{literal}: {span} after {at}");
            (at, found) = (span.End, found + 1);
        }

        Assert.Equal(bytes.Length - 1, at);
        return found;
    }

    private static bool IsWhole(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;
}
