using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace Outdial.Sandbox.Tests;

/// <summary>A person with a browser: opens the sign-in page, presses one of its buttons, and is sent back.</summary>
internal static partial class Browser
{
    public const string Return = "http://localhost:8181/back";

    /// <summary>Signs in as a user, or denies, and gives the parameters of the redirect.</summary>
    public static async Task<Dictionary<string, string>> SignInAsync(
        Session session, string query, string userId, string decision = "sign-in")
    {
        var page = await session.GetAsync($"/oauth/authorize?{query}", token: null);
        Assert.Equal((200, "text/html; charset=utf-8"), (page.Status, page.ContentHeaders.ContentType?.ToString()));
        Assert.Contains($"type=\"radio\" name=\"user\" value=\"{userId}\"", page.Text, StringComparison.Ordinal);
        Assert.Contains($"<button name=\"decision\" value=\"{decision}\">", page.Text, StringComparison.Ordinal);
        var form = FieldsOf(page.Text);
        form["user"] = userId;
        form["decision"] = decision;

        return ReturnedIn(await PostAsync(session, form));
    }

    /// <summary>The hidden fields of the page's form, which the browser sends with it.</summary>
    public static Dictionary<string, string> FieldsOf(string page) => HiddenField().Matches(page).ToDictionary(
        field => field.Groups[1].Value, field => WebUtility.HtmlDecode(field.Groups[2].Value));

    public static async Task<Reply> PostAsync(Session session, Dictionary<string, string> form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth/authorize")
        {
            Content = new FormUrlEncodedContent(form),
        };
        return await session.SendAsync(request);
    }

    /// <summary>What stands in the query of the address to which a browser is sent back.</summary>
    public static Dictionary<string, string> ReturnedIn(Reply reply)
    {
        Assert.Equal((302, ""), (reply.Status, reply.Text));
        var location = reply.Headers.Location!;
        Assert.Equal(Return, location.GetLeftPart(UriPartial.Path));
        return QueryHelpers.ParseQuery(location.Query).ToDictionary(pair => pair.Key, pair => pair.Value.Single()!);
    }

    [GeneratedRegex("""<input type="hidden" name="([a-z_]+)" value="([^"]*)">""")]
    private static partial Regex HiddenField();
}
