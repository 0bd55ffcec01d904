using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Outdial.Sandbox;

/// <summary>GET and POST /oauth/authorize: the sign-in page, and the redirect back to the client.</summary>
/// <remarks>
/// The parameters are those of RFC 6749, 4.1.1, and RFC 7636, 4.3. The page is the sandbox's own: the user
/// chooses a user and needs no password. As RFC 6749, 4.1.2.1 demands, an unknown client or address is shown
/// on the page, and every other error is returned to the client.
/// </remarks>
internal sealed class SignInEndpoint(GrantStore grants, SandboxOrganisation organisation)
{
    public ApiResponse Show(ReceivedRequest request)
    {
        var parameters = SignInRequest.Read(request.Query);
        if (RefuseOnPage(parameters, out var client) is { } refusal)
            return refusal;
        return parameters.FindError() is var (error, description)
            ? Back(parameters, new() { ["error"] = error, ["error_description"] = description })
            : new HtmlResponse(200, SignInPage.Write(parameters, client!, organisation.Users));
    }

    public ApiResponse Decide(ReceivedRequest request)
    {
        if (!request.IsForm || FormText.Read(request.Body.Text, out var form) is not null)
            return Refuse("What was sent is not the form of the sign-in page.");
        var parameters = SignInRequest.Read(name => form.GetValueOrDefault(name, StringValues.Empty).ToString());
        if (RefuseOnPage(parameters, out var client) is { } refusal)
            return refusal;
        if (parameters.FindError() is var (error, description))
            return Back(parameters, new() { ["error"] = error, ["error_description"] = description });
        var user = organisation.User(form.GetValueOrDefault("user").ToString());
        if (form.GetValueOrDefault("decision").ToString() != "sign-in" || user is null)
            return Back(parameters, new()
            {
                ["error"] = "access_denied",
                ["error_description"] = "The user denied the sign-in.",
            });
        return Back(parameters, new()
        {
            ["code"] = grants.IssueCode(client!, user, parameters.RedirectUri, parameters.Challenge),
        });
    }

    private HtmlResponse? RefuseOnPage(SignInRequest parameters, out SandboxClient? client)
    {
        client = organisation.Client(parameters.ClientId);
        if (client is null)
            return Refuse("client_id is not one of the sandbox's clients.");
        if (PlainText.Url(parameters.RedirectUri) is not { } uri)
            return Refuse("redirect_uri is missing, or is not an absolute address.");
        var known = client.RedirectUris.IsEmpty
            ? uri.IsLoopback && uri.Scheme is "http" or "https"
            : client.RedirectUris.Contains(parameters.RedirectUri);
        return known ? null : Refuse(client.RedirectUris.IsEmpty
            ? "redirect_uri is not on this machine, and the client has none registered."
            : "redirect_uri is not registered for the client.");
    }

    private static HtmlResponse Refuse(string why) => new(400, SignInPage.WriteRefusal(why)) { Explanation = why };

    private static RedirectResponse Back(SignInRequest parameters, Dictionary<string, string?> answer)
    {
        if (parameters.State.Length > 0)
            answer["state"] = parameters.State;
        return new RedirectResponse(QueryHelpers.AddQueryString(parameters.RedirectUri, answer))
        {
            Explanation = answer.GetValueOrDefault("error_description"),
        };
    }
}
