using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Outdial.Tests;

public sealed class PlatformBodyTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Gen<string> Said = Gen.String[Gen.Char["aZ0é\"\\+/<&' 中\u0001\u2028\u007f"], 0, 8];

    private static readonly Gen<string?> Text = Said.Null();

    private static readonly Gen<Destination> Parties =
        Gen.Select(Text, Text, Text).Select(texts => new Destination(texts.Item1, texts.Item2, texts.Item3));

    private static readonly Gen<CreateCallRequest> Requests = Gen.Select(
            Text.Array[11],
            Gen.Int.Nullable(),
            Gen.Dictionary(Said, Said)[0, 3].Null(),
            Said.Array[0, 3].Null(),
            Parties.Array[0, 3].Null())
        .Select((texts, priority, attributes, skills, parties) => new CreateCallRequest
        {
            PhoneNumber = texts[0],
            CallerId = texts[1],
            CallerIdName = texts[2],
            CallFromQueueId = texts[3],
            CallQueueId = texts[4],
            CallUserId = texts[5],
            Priority = priority,
            Attributes = attributes,
            LanguageId = texts[6],
            RoutingSkillsIds = skills,
            Participants = parties,
            UuiData = texts[7],
            ExternalContactId = texts[8],
            Label = texts[9],
        });

    [Fact]
    public void Is_byte_for_byte_what_the_serializer_writes() => Requests.Sample(request =>
        Encoding.UTF8.GetString(PlatformBody.Write(request)) == JsonSerializer.Serialize(request, Web));

    [Fact]
    public void Writes_a_stamp_as_the_only_attribute() => Gen.Select(Requests, Gen.Guid, Gen.Int[1, int.MaxValue])
        .Sample((request, call, attempt) =>
        {
            var stamp = new CallStamp(call, attempt);
            var stamped = request with { Attributes = null, Stamp = stamp };
            var attributes = new Dictionary<string, string> { [CallStamp.Attribute] = $"{stamp}" };
            var written = request with { Attributes = attributes };
            return PlatformBody.Write(stamped).AsSpan().SequenceEqual(PlatformBody.Write(written));
        });

    [Fact]
    public void Keeps_nothing_of_a_body_for_the_next()
    {
        var longer = PlatformBody.Write(new CreateCallRequest { UuiData = new string('x', 100_000) });
        var next = PlatformBody.Write(new CreateCallRequest { Label = "a" });
        Assert.Equal(100_014, longer.Length);
        Assert.Equal("""{"label":"a"}""", Encoding.UTF8.GetString(next));
    }
}
