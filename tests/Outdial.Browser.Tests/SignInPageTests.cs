using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Outdial.Sandbox;

namespace Outdial.Browser.Tests;

/// <summary>The sandbox's sign-in page, clicked through.</summary>
public sealed class SignInPageTests(Chromium chromium)
{
    private const string Verifier = "a-verifier-of-the-least-length-that-rfc-7636-allows";
    private const string PublicClient = "00000000-0000-4000-8000-000000000012";

    [Fact]
    public async Task Signs_a_user_in_and_the_code_is_worth_a_token()
    {
        await using var sandbox = await GenesysSandbox.StartAsync();
        await using var window = await chromium.OpenAsync(Address(sandbox));
        // No program listens there: only the address is needed.
        var back = window.Page.WaitForRequestAsync("http://127.0.0.1:9/**");

        await window.Page.GetByLabel("Bo Stationless").CheckAsync();
        await window.Button("Sign in").ClickAsync();

        var query = QueryHelpers.ParseQuery(new Uri((await back).Url).Query);
        Assert.Equal("s-1", query["state"]);
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = PublicClient,
            ["code"] = query["code"].ToString(),
            ["redirect_uri"] = "http://127.0.0.1:9/back",
            ["code_verifier"] = Verifier,
        });
        using var answer = await http.PostAsync(new Uri(sandbox.Url, "/oauth/token"), form);
        var token = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        Assert.StartsWith("sandbox-token-", token.GetProperty("access_token").GetString(), StringComparison.Ordinal);
        using var me = new HttpRequestMessage(HttpMethod.Get, new Uri(sandbox.Url, "/api/v2/users/me"));
        me.Headers.Authorization = new("Bearer", token.GetProperty("access_token").GetString());
        using var user = await http.SendAsync(me);
        Assert.Contains("Bo Stationless", await user.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_the_client_that_the_sign_in_was_refused()
    {
        await using var sandbox = await GenesysSandbox.StartAsync();
        await using var window = await chromium.OpenAsync(Address(sandbox));
        var back = window.Page.WaitForRequestAsync("http://127.0.0.1:9/**");

        await window.Button("Deny").ClickAsync();

        var query = QueryHelpers.ParseQuery(new Uri((await back).Url).Query);
        Assert.Equal(("access_denied", "s-1"), (query["error"].ToString(), query["state"].ToString()));
    }

    private static Uri Address(GenesysSandbox sandbox) => new(sandbox.Url, QueryHelpers.AddQueryString(
        "/oauth/authorize", new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = PublicClient,
            ["redirect_uri"] = "http://127.0.0.1:9/back",
            ["state"] = "s-1",
            ["code_challenge_method"] = "S256",
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
        }));
}
