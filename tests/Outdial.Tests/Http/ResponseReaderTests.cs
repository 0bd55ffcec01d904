using System.Net;
using System.Text;
using Outdial.TestSupport;

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

    // Nothing that a server says makes the reader throw, and what is no JSON object is kept as text.
    [Fact]
    public Task Reads_any_bytes_as_their_text() => Gen.Select(Bodies, Gen.Byte, Gen.Int[-1, 40])
        .SampleAsync(async (body, odd, place) =>
        {
            var bytes = Encoding.UTF8.GetBytes(body);
            if (place >= 0 && place < bytes.Length)
            {
                bytes[place] = odd; // mostly no UTF-8 any more
            }

            using var response = new HttpResponseMessage(HttpStatusCode.Accepted)
            {
                Content = new ByteArrayContent(bytes),
            };
            var (text, ofText) = ResponseReader.WithBody(Head, Encoding.UTF8.GetString(bytes), Nothing);
            var (read, ofBytes) = await ResponseReader.ReadAsync(
                response, Nothing, DateTimeOffset.UnixEpoch, CancellationToken.None);
            return ofText == ofBytes && text.Body == read.Body && text.Code == read.Code &&
                text.Message == read.Message && text.CorrelationId == read.CorrelationId &&
                text.Details.SequenceEqual(read.Details) && text.Errors.SequenceEqual(read.Errors);
        });

    [Fact]
    public async Task Reads_a_body_to_its_bound_and_no_further()
    {
        using var body = new Endless();
        using var endless = new HttpResponseMessage(HttpStatusCode.Accepted) { Content = new StreamContent(body) };

        var (read, id) = await ResponseReader.ReadAsync(
            endless, Nothing, DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);

        Assert.Null(id);
        Assert.InRange(read.Body!.Length, 1, 65_536);
        Assert.InRange(body.Given, 1 << 20, (1 << 20) + 4_096);
    }

    private sealed class Endless : ReadOnlyStream
    {
        internal int Given { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Given += count;
            return count;
        }
    }
}
