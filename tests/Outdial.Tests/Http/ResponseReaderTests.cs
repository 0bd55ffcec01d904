using System.Text;

namespace Outdial.Tests;

public sealed class ResponseReaderTests
{
    private static readonly ApiResponse Head = new() { Status = 202 };

    private static readonly Redaction Nothing = new();

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", "\"", ":", ",", "id", "\"id\":\"a\"", "\"errors\":[", "\"code\":", "\\ud800",
        "\"id\":7", "{\"id\":\"b\",\"x\":[1]", "\"selfUri\":{}", "\\u0041", "\uFEFF", "\u00e9", " ", "1", "null",
    ];

    private static readonly string[] Names =
    [
        "id", "id", "selfUri", "conversation", "i\\u0064", "code", "message", "contextId", "error",
        "error_description", "errors", "details",
    ];

    private static readonly string[] Values =
    [
        "\"a\"", "\"b\"", "\"\"", "null", "7", "true", "{\"id\":\"c\"}", "[{\"id\":1}]", "\"\\u0041\"",
        "\"\\ud800\"",
    ];

    private static readonly string[] Tails = ["", "", "", " ", "\n", "x", "{}", ","];

    private static readonly Gen<string> Objects = Gen.Select(
        Gen.Select(Gen.OneOf(Names), Gen.OneOf(Values), (name, value) => $"\"{name}\":{value}").Array[0, 4],
        Gen.OneOf(Tails),
        (members, tail) => $$"""{{{string.Join(',', members)}}}{{tail}}""");

    private static readonly Gen<string> Bodies = Gen.OneOf(
        Objects,
        Objects,
        Gen.OneOf(Pieces).Array[0, 12].Select(string.Concat),
        Gen.Select(Gen.String, Gen.String).Select((key, value) =>
            $$"""{"id":"c","message":"{{value}}","{{key}}":1,"errors":["{{value}}",{"code":"m"}],"details":[{}]}"""));

    [Fact]
    public void Reads_bytes_as_it_reads_their_text() => Gen.Select(Bodies, Gen.Byte, Gen.Int[-1, 40])
        .Sample((body, odd, place) =>
        {
            var bytes = Encoding.UTF8.GetBytes(body);
            if (place >= 0 && place < bytes.Length)
            {
                bytes[place] = odd; // mostly no UTF-8 any more
            }

            var (text, ofText) = ResponseReader.WithBody(Head, Encoding.UTF8.GetString(bytes), Nothing);
            var (read, ofBytes) = ResponseReader.WithBody(Head, bytes, Nothing);
            return ofText == ofBytes && text.Body == read.Body && text.Code == read.Code &&
                text.Message == read.Message && text.CorrelationId == read.CorrelationId &&
                text.Details.SequenceEqual(read.Details) && text.Errors.SequenceEqual(read.Errors);
        });

    // An answer that is read in one pass says what a document of it says.
    [Fact]
    public void Reads_a_plain_answer_as_it_reads_any()
    {
        var plain = 0;
        Objects.Sample(
            body =>
            {
                var (text, ofText) = ResponseReader.WithBody(Head, body, Nothing);
                var isPlain = PlainResponse.TryRead(Encoding.UTF8.GetBytes(body), out var id);
                Interlocked.Add(ref plain, isPlain ? 1 : 0);
                return !isPlain || (id == ofText && text.Code is null && text.Message is null &&
                    text.CorrelationId is null && text.Details.IsEmpty && text.Errors.IsEmpty);
            },
            iter: 2_000);
        Assert.True(plain > 200);
    }
}
