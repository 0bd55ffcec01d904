using System.Globalization;
using System.Text;
using System.Text.Json;
using Outdial.TestSupport;

namespace Outdial.Payloads.Tests;

/// <summary>The project's reader of JSON beside two that it shares no code with: what one takes all take, and they read
/// the same values.</summary>
/// <remarks>Differences that are meant: a half of a surrogate pair in an escape is JSON to python, and reported here;
/// a key that stands twice is reported here and read by all. Depth is bounded here, and not drawn.</remarks>
public sealed class JsonDifferenceTests
{
    private const int Batch = 500;
    private const string Refused = "-";

    // CsCheck_Iter sets another number of documents for longer runs.
    private static readonly long Batches = Environment.GetEnvironmentVariable("CsCheck_Iter") is { } count
        ? Math.Max(1, long.Parse(count, CultureInfo.InvariantCulture) / Batch)
        : 10;

    [Fact]
    public void Agrees_with_the_frameworks_reader_and_with_pythons()
    {
        using var python = PythonJson.Start();
        Assert.SkipWhen(python is null, "python3 is not installed: its reader was not compared. Install python3.");
        Gen.Int.Sample(
            seed =>
            {
                var documents = new JsonDocuments(new Random(seed));
                var batch = Enumerable.Range(0, Batch).Select(_ => documents.Next()).ToList();
                foreach (var (document, theirs) in batch.Zip(python!.Read(batch)))
                {
                    var shown = Convert.ToBase64String(document);
                    var (ours, halves) = Ours(document);
                    Assert.Equal((shown, theirs), (shown, ours));
                    Assert.Equal((shown, halves ? Refused : ours), (shown, Frameworks(document)));
                }
            },
            iter: Batches,
            threads: 1);
    }

    [Theory]
    [InlineData("[\"\\u004\0\"]")]
    [InlineData("{\"phoneNumber\":\"\\u004\0\"}")]
    [InlineData("[1\0]")]
    [InlineData("[\uFF11]")]
    [InlineData("[1]\0")]
    public void Refuses_what_a_parser_of_the_framework_would_pass_over(string text)
    {
        Assert.Equal((Refused, false), Ours(Encoding.UTF8.GetBytes(text)));
        Assert.All(
            Enum.GetValues<Contract>(),
            contract => Assert.NotEmpty(new PayloadChecker(contract).Check(Encoding.UTF8.GetBytes(text)).Findings));
    }

    private static (string Form, bool HasHalves) Ours(byte[] document)
    {
        var faults = new JsonFaults();
        var value = JsonDocumentReader.Read(document, faults);
        return value is not null && faults.All.All(fault =>
            fault.Rule == JsonRules.DuplicateKey || fault.Rule == JsonRules.HalfCharacter)
            ? (Form(value), faults.All.Any(fault => fault.Rule == JsonRules.HalfCharacter))
            : (Refused, false);
    }

    private static string Form(JsonValue value) => value.Kind switch
    {
        JsonKind.Null => "n",
        JsonKind.True => "t",
        JsonKind.False => "f",
        JsonKind.Number => $"#{value.Text}",
        JsonKind.Text => Form(value.Text),
        JsonKind.Array => $"[{string.Concat(value.Items.Select(item => $"{Form(item)},"))}]",
        _ => string.Concat(
            ["{", .. value.Members.Select(member => $"{Form(member.Key)}:{Form(member.Value)},"), "}"]),
    };

    private static string Form(string text) =>
        $"\"{string.Concat(text.Select(unit => ((int)unit).ToString("X4", CultureInfo.InvariantCulture)))}";

    private static string Frameworks(byte[] document)
    {
        var form = new StringBuilder();
        try
        {
            var reader = new Utf8JsonReader(document);
            while (reader.Read())
            {
                form.Append(reader.TokenType switch
                {
                    JsonTokenType.StartObject => "{",
                    JsonTokenType.StartArray => "[",
                    JsonTokenType.EndObject => "},",
                    JsonTokenType.EndArray => "],",
                    JsonTokenType.PropertyName => $"{Form(reader.GetString()!)}:",
                    JsonTokenType.String => $"{Form(reader.GetString()!)},",
                    JsonTokenType.Number => $"#{Encoding.ASCII.GetString(reader.ValueSpan)},",
                    JsonTokenType.Null => "n,",
                    _ => reader.GetBoolean() ? "t," : "f,",
                });
            }

            return form.ToString()[..^1];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Refused;
        }
    }
}
