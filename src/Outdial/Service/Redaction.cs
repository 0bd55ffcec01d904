using System.Text;

namespace Outdial;

/// <summary>Takes secrets out of a text that came from outside: a gateway may send back what it was sent.</summary>
/// <param name="secrets">What must not be seen.</param>
internal sealed class Redaction(params ReadOnlySpan<Secret?> secrets)
{
    // Below this a secret is no secret, and replacing it would tear up the text.
    private const int LeastLength = 4;

    private readonly string[] _forms = [.. Forms(secrets)];

    /// <summary>For the token request of a client: its secret plain, URL-encoded, and within the Basic
    /// header.</summary>
    internal static Redaction Of(ClientCredentials client)
    {
        var pair = $"{client.ClientId}:{client.ClientSecret.Reveal()}";
        return new(client.ClientSecret, new Secret(Convert.ToBase64String(Encoding.UTF8.GetBytes(pair))));
    }

    internal string Apply(string text)
    {
        foreach (var form in _forms)
        {
            text = text.Replace(form, "***", StringComparison.Ordinal);
        }

        return text;
    }

    private static List<string> Forms(ReadOnlySpan<Secret?> secrets)
    {
        var forms = new List<string>();
        foreach (var secret in secrets)
        {
            if (secret?.Reveal() is { Length: >= LeastLength } value)
            {
                string[] written =
                [
                    value,
                    Uri.EscapeDataString(value),
                    System.Net.WebUtility.UrlEncode(value),
                    System.Text.Json.JsonEncodedText.Encode(value).ToString(),
                ];
                forms.AddRange(written.Distinct());
            }
        }

        return forms;
    }
}
