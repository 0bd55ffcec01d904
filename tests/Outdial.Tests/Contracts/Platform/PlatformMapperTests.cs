using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Outdial.Tests;

public sealed class PlatformMapperTests
{
    private static readonly Gen<ImmutableSortedDictionary<string, string>> Attributes =
        Gen.Dictionary(Gen.String[Gen.Char["aZ0é\"\\+/<&' 中\u2028"], 1, 8], Gen.String[Gen.Char.AlphaNumeric, 0, 8])
            [0, 3].Select(all => all.ToImmutableSortedDictionary(one => $"Z{one.Key}", one => one.Value));

    [Fact]
    public void A_stamp_is_one_attribute_more_and_nothing_else() =>
        Gen.Select(Attributes, Gen.Guid, Gen.Int[1, int.MaxValue]).Sample((attributes, id, attempt) =>
        {
            var stamp = new CallStamp(id, attempt);
            var call = OutboundCall.To("+12025550123") with { Attributes = attributes };
            var expected = Body(call, stamp: null);
            var all = attributes.ToDictionary(one => one.Key, one => (JsonNode?)one.Value);
            all[CallStamp.Attribute] = stamp.ToString();
            expected["attributes"] = new JsonObject(all);
            return JsonNode.DeepEquals(expected, Body(call, stamp));
        });

    [Fact]
    public void A_body_names_what_the_call_has_and_nothing_else() => Assert.Equal(
        """{"phoneNumber":"+12025550123"}""", Request(OutboundCall.To("+12025550123"), stamp: null).BodyText);

    private static JsonObject Body(OutboundCall call, CallStamp? stamp) =>
        JsonSerializer.Deserialize<JsonObject>(Request(call, stamp).Body.Span)!;

    private static WireRequest Request(OutboundCall call, CallStamp? stamp) =>
        ContractMapper.Map(new CallValidator().Check(call).Call!, Contract.Platform, null, stamp).Request!;
}
