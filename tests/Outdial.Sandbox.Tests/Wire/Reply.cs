using System.Net.Http.Headers;
using System.Text.Json;

namespace Outdial.Sandbox.Tests;

/// <summary>What came back over the wire. Asking for its JSON fails the test if it has none.</summary>
internal sealed record Reply(int Status, string Text, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    public JsonElement Json => JsonElement.Parse(Text);

    public string this[string member] => Json.GetProperty(member).ToString();

    /// <summary>The guide's errors.</summary>
    public string[] Errors => [.. Json.GetProperty("errors").EnumerateArray().Select(error => error.ToString())];

    public string CorrelationId => Headers.GetValues("ININ-Correlation-Id").Single();

    public static async Task<Reply> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return new Reply((int)response.StatusCode, text, response.Headers, response.Content.Headers);
    }
}
