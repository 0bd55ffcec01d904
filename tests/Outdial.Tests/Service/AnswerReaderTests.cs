using System.Text;

namespace Outdial.Tests;

public sealed class AnswerReaderTests
{
    private static readonly ServiceAnswer Head = new() { Status = 202 };

    private static readonly Redaction Nothing = new();

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", "\"", ":", ",", "id", "\"id\":\"a\"", "\"errors\":[", "\"code\":", "\\ud800",
        "\"id\":7", "{\"id\":\"b\",\"x\":[1]", "\"selfUri\":{}", "\\u0041", "\uFEFF", "\u00e9", " ", "1", "null",
    ];

    private static readonly Gen<string> Bodies = Gen.OneOf(
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

            var (text, ofText) = AnswerReader.WithBody(Head, Encoding.UTF8.GetString(bytes), Nothing);
            var (read, ofBytes) = AnswerReader.WithBody(Head, bytes, Nothing);
            return ofText == ofBytes && text.Body == read.Body && text.Code == read.Code &&
                text.Message == read.Message && text.CorrelationId == read.CorrelationId &&
                text.Details.SequenceEqual(read.Details) && text.Errors.SequenceEqual(read.Errors);
        });
}
