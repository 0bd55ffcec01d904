using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace Outdial.Sandbox;

/// <summary>The client id and secret of a token request, and where they were sent.</summary>
/// <remarks>
/// The service accepts both places: its OAuth metadata lists client_secret_basic and client_secret_post.
/// </remarks>
internal readonly record struct ClientCredentials(string ClientId, string Secret, bool InForm)
{
    private const string Scheme = "Basic ";

    /// <summary>
    /// Reads them from the header if there is one, else from the form; a place left empty gives empty text.
    /// </summary>
    /// <returns>What is wrong, as a sentence; null if they could be read.</returns>
    public static string? Read(
        string authorization, Dictionary<string, StringValues> form, out ClientCredentials credentials)
    {
        credentials = new ClientCredentials(Field(form, "client_id"), Field(form, "client_secret"), InForm: true);
        // Another scheme authenticates no client; it is ignored.
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        // RFC 6749, 2.3: no more than one way in a request.
        if (credentials.Secret.Length > 0)
            return "The client secret is both in the Authorization header and in the form.";
        if (!TryReadBasic(authorization[Scheme.Length..].Trim(), out var clientId, out var secret))
            return "The Authorization header is not Basic followed by the base64 of 'id:secret'.";
        credentials = new ClientCredentials(clientId, secret, InForm: false);
        return null;
    }

    private static string Field(Dictionary<string, StringValues> form, string name) =>
        form.GetValueOrDefault(name).ToString();

    private static bool TryReadBasic(
        string encoded, [NotNullWhen(true)] out string? id, [NotNullWhen(true)] out string? secret)
    {
        (id, secret) = (null, null);
        if (PlainText.Bytes(encoded) is not { } decoded)
            return false;
        // Percent signs are left alone: official SDKs send the plain text, RFC 6749 the form-encoded; of the only
        // client that this sandbox knows, both are the same.
        var parts = Encoding.UTF8.GetString(decoded).Split(':', 2);
        if (parts is not [var first, var second])
            return false;
        (id, secret) = (first, second);
        return true;
    }
}
