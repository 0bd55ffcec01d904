using System.Buffers;
using System.Net;
using System.Text.RegularExpressions;

namespace Outdial.Sandbox;

/// <summary>Masks secrets and tokens in what is recorded.</summary>
internal sealed partial class SecretRedactor
{
    private const string Mask = "***";
    private const string SecretNames =
        "client_?secret|(?:access|refresh|id)_?token|client_?assertion|assertion|password|code_?verifier";

    private readonly string[] _secrets;

    // A part of each of SecretNames and of a token's prefix, and the secrets themselves: a text without any of them, as
    // most are, needs one pass only.
    private readonly SearchValues<string> _suspicious;

    public SecretRedactor(SandboxOrganisation organisation)
    {
        _secrets = [.. organisation.Clients.Select(client => client.Secret).OfType<string>().Distinct()
            .Where(secret => secret.Length > 0)];
        _suspicious = SearchValues.Create(
            ["secret", "token", "assertion", "password", "verifier", .. _secrets], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Masks in any text: this sandbox's secrets and tokens, and the values whose names mark them as secret.
    /// </summary>
    public string Text(string text)
    {
        if (!text.AsSpan().ContainsAny(_suspicious))
            return text;
        var masked = text;
        foreach (var secret in _secrets)
            masked = masked.Replace(secret, Mask, StringComparison.Ordinal);
        masked = Token().Replace(masked, Mask);
        masked = SecretMember().Replace(masked, $"$1\"{Mask}\"");
        return SecretField().Replace(masked, $"$1{Mask}");
    }

    /// <summary>
    /// Masks in the body of a token request all fields but those that are known to be harmless.
    /// </summary>
    /// <remarks>
    /// An allow-list: a body that is not a form may be a secret that was sent in the wrong way.
    /// </remarks>
    public string Form(string text) =>
        text.Length == 0 ? text : string.Join('&', text.Split('&').Select(FormField));

    /// <summary>Masks in a query what <see cref="Text"/> masks, and the proofs and states of a sign-in.</summary>
    public string Query(string query) => SecretParameter().Replace(Text(query), $"$1{Mask}");

    private string FormField(string field)
    {
        var name = WebUtility.UrlDecode(field.Split('=', 2)[0]);
        return name switch
        {
            "grant_type" or "client_id" or "scope" => Text(field),
            "client_secret" or "code" or "code_verifier" or "refresh_token" or "assertion" => $"{name}={Mask}",
            _ => Mask,
        };
    }

    [GeneratedRegex("([?&](?:code|access_token|refresh_token|state)=)[^&]*")]
    private static partial Regex SecretParameter();

    [GeneratedRegex(SandboxIdentity.TokenPrefix + "[A-Za-z0-9_-]+")]
    private static partial Regex Token();

    // "client_secret" : "…" with a JSON string, of which the end may be missing, or any other scalar.
    [GeneratedRegex(
        @"(""(?:" + SecretNames + @")""\s*:\s*)(?:""(?:[^""\\]|\\.)*""?|[^\s,\]}""]+)", RegexOptions.IgnoreCase)]
    private static partial Regex SecretMember();

    [GeneratedRegex(@"(\b(?:" + SecretNames + @")=)[^&\s""]+", RegexOptions.IgnoreCase)]
    private static partial Regex SecretField();
}
