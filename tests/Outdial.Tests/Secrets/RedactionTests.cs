using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Outdial.Tests;

public sealed class RedactionTests
{
    // From here on a part of a secret counts.
    private const int Long = 12;

    private static readonly Func<string, string, string>[] Encodings =
    [
        (secret, _) => secret,
        (secret, _) => secret.ToUpperInvariant(),
        (secret, _) => Uri.EscapeDataString(secret),
        (secret, _) => Uri.EscapeDataString(Uri.EscapeDataString(secret)),
        (secret, _) => WebUtility.UrlEncode(secret),
        (secret, _) => WebUtility.HtmlEncode(secret),
        (secret, _) => JsonEncodedText.Encode(secret).ToString(),
        (secret, _) => JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
        (secret, _) => secret.Replace("/", "\\/", StringComparison.Ordinal),
        (secret, _) => string.Concat(secret.Select(unit => $"\\u{(int)unit:x4}")),
        (secret, _) => string.Concat(secret.Select(unit => $"%{(int)unit:x2}")),
        (secret, _) => string.Concat(secret.Select(unit => $"&#{(int)unit};")),
        (secret, _) => Convert.ToHexString(Encoding.UTF8.GetBytes(secret)),
        (secret, _) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(secret)),
        (secret, _) => BitConverter.ToString(Encoding.UTF8.GetBytes(secret)),
        (secret, _) => Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)),
        (secret, _) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(secret)),
        InBase64,
    ];

    [Fact]
    public void Finds_a_secret_in_every_form_it_travels_in() =>
        Gen.Select(Gen.String[Gen.Char[' ', '~'], 4, 20], Gen.String[Gen.Char['0', '9'], 0, 3])
            .Sample((secret, around) =>
            {
                string[] forms =
                [
                    secret,
                    Uri.EscapeDataString(secret),
                    WebUtility.UrlEncode(secret),
                    JsonEncodedText.Encode(secret).ToString(),
                ];
                return forms.All(form => !new Redaction(new Secret(secret))
                    .Apply($"{around}<{form}>{around}")
                    .Contains($"<{form}>", StringComparison.Ordinal));
            });

    [Fact]
    public void Leaves_no_long_part_of_a_secret_in_any_encoding_at_any_place() => Gen.Select(
            Gen.String[Gen.Char[' ', '~'], 12, 60],
            Gen.String[Gen.Char["aZ09 =&%{}"], 0, 5],
            Gen.Int[0, Encodings.Length - 1],
            Gen.Int[0, 10_000],
            Gen.Int[0, 10_000])
        .Sample((secret, around, encoding, from, length) =>
        {
            var written = Encodings[encoding](secret, around);
            var start = from % Math.Max(1, written.Length - Long + 1);
            var part = written.Substring(start, Math.Min(written.Length - start, Long + (length % 60)));
            var masked = new Redaction(new Secret("another"), new Secret(secret)).Apply($"{around}{part}{around}");
            Assert.Equal([], Enumerable.Range(0, Math.Max(0, part.Length - Long + 1))
                .Select(at => part.Substring(at, Long))
                .Where(window => masked.Contains(window, StringComparison.Ordinal)));
        });

    [Fact]
    public void Leaves_a_text_without_a_secret_as_it_is() => Gen.Select(
            Gen.String[Gen.Char['a', 'm'], 12, 60], Gen.String[Gen.Char['N', 'Z'], 0, 200])
        .Sample((secret, text) => ReferenceEquals(new Redaction(new Secret(secret)).Apply(text), text));

    [Fact]
    public void A_client_hides_every_secret_that_it_has_used()
    {
        var options = new OutdialOptions
        {
            Contract = Contract.Platform,
            ClientId = "client-1",
            ClientSecret = "the secret of the client",
            AccessToken = "the-fixed-access-token",
            RefreshToken = "the refresh token of old",
            Connection = { Proxy = "http://user:the%20password%20of%20it@proxy.example.com:3128" },
        };
        var settings = SettingsReader.Read(options, tokensElsewhere: false, out _)!;
        var redaction = settings.Transport.Secrets.With(new Secret("a token that came later"));
        foreach (var secret in new[]
        {
            options.ClientSecret, options.AccessToken, options.RefreshToken, "the password of it",
            "a token that came later",
        })
        {
            Assert.Equal("<***>", redaction.Apply($"<{secret}>"));
        }
    }

    [Fact]
    public void Never_shows_a_secret_by_accident()
    {
        var secret = new Secret("hush");
        Assert.Equal("***", secret.ToString());
        Assert.Equal("***", $"{secret}");
        Assert.DoesNotContain("hush", new AccessToken(secret, default).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hush", new OAuthClient("id", secret).ToString(), StringComparison.Ordinal);
        var token = new StoredToken(secret, default, default, secret);
        Assert.DoesNotContain("hush", $"{token} {TokenEntry.Of(token)}", StringComparison.Ordinal);
        Assert.DoesNotContain("hush", JsonSerializer.Serialize(secret), StringComparison.Ordinal);
        Assert.Equal("hush", secret.Reveal());
    }

    // What stands for the secret alone in the base64 of a longer text, such as id:secret.
    private static string InBase64(string secret, string before)
    {
        var text = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{before}{secret}"));
        var start = (before.Length + 2) / 3 * 4;
        return text[start..((before.Length + secret.Length) / 3 * 4)];
    }
}
