using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Outdial.Load;

/// <summary>A call as the guide's example places it: it signs in first, and each request has a client, and so a
/// connection, of its own.</summary>
internal static class GuidesWay
{
    public static async Task PlaceAsync(Server server, string number)
    {
        var token = await TokenAsync(server);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Url, "/api/v2/conversations/calls"))
        {
            Content = new StringContent(
                """{"participants":[{"type":"external","participantAddress":{"id":"NUMBER","type":"phone"}}]}"""
                    .Replace("NUMBER", number, StringComparison.Ordinal),
                Encoding.UTF8,
                "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request);
        await response.Content.ReadAsStringAsync();
        response.EnsureSuccessStatusCode();
    }

    // The secret in the form: the guide's manner, by which the sandbox knows which contract is spoken.
    private static async Task<string> TokenAsync(Server server)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"),
            new("client_id", server.Client.Id),
            new("client_secret", server.Client.Secret),
        ]);
        using var response = await http.PostAsync(new Uri(server.Url, "/oauth/token"), form);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync();
        using var answer = await JsonDocument.ParseAsync(body);
        return answer.RootElement.GetProperty("access_token").GetString()!;
    }
}
