using System.Text.Json;
using Outdial.TestSupport;

namespace Outdial.Tests;

public sealed class CallOutcomeJsonTests
{
    [Theory]
    [InlineData(200, """{"id":"c-1"}""", "placed")]
    [InlineData(400, """{"code":"invalid.phone","message":"+12025550123 is wrong"}""", "refused")]
    [InlineData(403, "{}", "unauthorized")]
    [InlineData(503, "{}", "unknown")]
    public async Task Says_which_it_is_and_no_number(int status, string body, string expected)
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(status, body));
        using var client = Client.For(server);

        var outcome = await client.PlaceAsync(Client.Call);

        foreach (var json in new[] { JsonSerializer.Serialize(outcome), JsonSerializer.Serialize<object>(outcome) })
        {
            var written = JsonElement.Parse(json);
            Assert.Equal(expected, written.GetProperty("outcome").GetString());
            Assert.Equal(1, written.GetProperty("attempts").GetArrayLength());
            Assert.DoesNotContain("2025550123", json, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Has_the_findings_of_a_call_that_was_never_sent()
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(200, "{}"));
        using var client = Client.For(server);

        var json = JsonSerializer.Serialize(await client.PlaceAsync(OutboundCall.To("12025550123")));

        Assert.Equal("OD1003", JsonElement.Parse(json).GetProperty("diagnostics")[0].GetProperty("rule").GetString());
        Assert.DoesNotContain("2025550123", json, StringComparison.Ordinal);
    }
}
