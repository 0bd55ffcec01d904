using System.ComponentModel;
using System.Text.Json;

namespace Outdial.Tests;

/// <summary>Values in JSON bodies and in configuration, as a web service has them.</summary>
public sealed class ConverterTests
{
    private sealed record Order(E164Number Caller, ParticipantAddress To, CallKey Key, E164Number? Other = null);

    [Fact]
    public void Reads_back_what_it_writes() => AddressGen.Addresses.Sample(address =>
    {
        var order = new Order(E164Number.Parse("+12025550123"), address, CallKey.Parse("order-4711"));
        return JsonSerializer.Deserialize<Order>(JsonSerializer.Serialize(order)) == order;
    });

    [Fact]
    public void Writes_the_one_form() => Assert.Equal(
        """{"Caller":"\u002B12025550123","To":"ext:4021","Key":"order-4711","Other":null}""",
        JsonSerializer.Serialize(new Order(
            E164Number.Parse("+12025550123"), ParticipantAddress.Parse("ext:4021"), CallKey.Parse("order-4711"))));

    [Fact]
    public void Are_names_in_an_object_too()
    {
        var calls = new Dictionary<E164Number, int> { [E164Number.Parse("+12025550123")] = 7 };
        var text = JsonSerializer.Serialize(calls);
        Assert.Equal(calls, JsonSerializer.Deserialize<Dictionary<E164Number, int>>(text));
    }

    [Theory]
    [InlineData("""{"Caller":"12025550123","To":"ext:1","Key":"k"}""", "OD1003")]
    [InlineData("""{"Caller":"+12025550123","To":"no address","Key":"k"}""", "OD10")]
    [InlineData("""{"Caller":"+12025550123","To":"ext:1","Key":" "}""", "OD4050")]
    [InlineData("""{"Caller":12025550123,"To":"ext:1","Key":"k"}""", "E164Number is a text")]
    [InlineData("""{"Caller":null,"To":"ext:1","Key":"k"}""", "E164Number is a text")]
    public void Say_the_rule_of_a_text_that_is_none(string json, string said)
    {
        var failure = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Order>(json));
        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Are_read_from_configuration()
    {
        Assert.Equal(
            E164Number.Parse("+12025550123"),
            TypeDescriptor.GetConverter(typeof(E164Number)).ConvertFromInvariantString("+12025550123"));
        Assert.Equal(
            CallKey.Parse("k"), TypeDescriptor.GetConverter(typeof(CallKey)).ConvertFromInvariantString("k"));
        Assert.Throws<AddressFormatException>(
            () => TypeDescriptor.GetConverter(typeof(ParticipantAddress)).ConvertFromInvariantString("12"));
    }
}
