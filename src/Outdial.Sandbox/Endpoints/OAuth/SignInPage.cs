using System.Collections.Immutable;
using System.Net;
using System.Text;

namespace Outdial.Sandbox;

/// <summary>The page on which a user signs in.</summary>
internal static class SignInPage
{
    private const string Head = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>Sign in to the sandbox</title>
        <style>
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 3rem auto; padding: 0 1rem; }
        button { font: inherit; padding: .4rem 1rem; margin-right: .5rem; }
        fieldset { margin-bottom: 1rem; }
        label { display: block; padding: .2rem 0; }
        </style>
        </head>
        <body>

        """;

    public static string Write(SignInRequest parameters, SandboxClient client, ImmutableArray<SandboxUser> users)
    {
        var page = new StringBuilder(Head);
        page.Append("<h1>Sign in to the sandbox</h1>\n<p>This is a local sandbox. No password is needed. ")
            .Append($"<b>{Encode(client.Name)}</b> requests access to your account.</p>\n")
            .Append("<form method=\"post\" action=\"/oauth/authorize\">\n");
        foreach (var (name, value) in Fields(parameters))
            page.Append($"<input type=\"hidden\" name=\"{name}\" value=\"{Encode(value)}\">\n");
        page.Append("<fieldset><legend>Sign in as</legend>\n");
        foreach (var (index, user) in users.Index())
            page.Append($"<label><input type=\"radio\" name=\"user\" value=\"{Encode(user.Id)}\"")
                .Append($"{(index == 0 ? " checked" : "")}> {Encode(user.Name)}</label>\n");
        return page.Append("</fieldset>\n<button name=\"decision\" value=\"sign-in\">Sign in</button>\n")
            .Append("<button name=\"decision\" value=\"deny\">Deny</button>\n</form>\n</body>\n</html>\n")
            .ToString();
    }

    public static string WriteRefusal(string why) =>
        $"{Head}<h1>This sign-in request is not valid</h1>\n<p>{Encode(why)}</p>\n</body>\n</html>\n";

    private static IEnumerable<(string Name, string Value)> Fields(SignInRequest parameters) =>
    [
        ("response_type", parameters.ResponseType),
        ("client_id", parameters.ClientId),
        ("redirect_uri", parameters.RedirectUri),
        ("state", parameters.State),
        ("scope", parameters.Scope),
        ("code_challenge", parameters.Challenge ?? ""),
        ("code_challenge_method", parameters.Method),
    ];

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
