using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Outdial;

/// <summary>The ways in which programs write a secret into a text.</summary>
internal static class SecretForms
{
    /// <summary>All forms of a secret, itself first.</summary>
    internal static IEnumerable<string> Of(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        var percent = Uri.EscapeDataString(secret);
        var json = JsonEncodedText.Encode(secret).ToString();
        string[] forms =
        [
            secret,
            percent,
            Uri.EscapeDataString(percent),
            WebUtility.UrlEncode(secret),
            Each(bytes, value => $"%{value:X2}"),
            json,
            JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
            JsonEncodedText.Encode(json).ToString(),
            secret.Replace("/", "\\/", StringComparison.Ordinal),
            Each(secret, value => $"\\u{value:X4}"),
            WebUtility.HtmlEncode(secret),
            HtmlEncoder.Default.Encode(secret),
            Each(secret, value => $"&#{value};"),
            Each(secret, value => $"&#x{value:X};"),
            Convert.ToHexString(bytes),
            Each(bytes, value => $"{value:X2} "),
            Each(bytes, value => $"{value:X2}:"),
            Each(bytes, value => $"{value:X2}-"),
            Each(bytes, value => $"\\x{value:X2}"),
        ];
        return forms.Concat(InBase64(bytes)).Distinct();
    }

    // In the middle of a longer text a secret begins at any of three places of a group of four characters; what its
    // neighbours decide of the first and the last group is left out.
    private static IEnumerable<string> InBase64(byte[] bytes)
    {
        yield return Convert.ToBase64String(bytes);
        yield return Base64Url.EncodeToString(bytes);
        for (var before = 0; before < 3; before++)
        {
            var whole = (before + bytes.Length) / 3 * 3;
            var padded = new byte[before + bytes.Length];
            bytes.CopyTo(padded, before);
            var text = Convert.ToBase64String(padded, 0, whole);
            var start = before == 0 ? 0 : 4;
            if (text.Length > start)
            {
                yield return text[start..];
                yield return text[start..].Replace('+', '-').Replace('/', '_');
                yield return Uri.EscapeDataString(text[start..]);
            }
        }
    }

    private static string Each(IEnumerable<char> text, Func<int, FormattableString> form) =>
        string.Concat(text.Select(unit => FormattableString.Invariant(form(unit))));

    private static string Each(IEnumerable<byte> bytes, Func<int, FormattableString> form) =>
        string.Concat(bytes.Select(value => FormattableString.Invariant(form(value))));
}
