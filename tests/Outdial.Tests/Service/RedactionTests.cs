using System.Net;
using System.Text.Json;

namespace Outdial.Tests;

public sealed class RedactionTests
{
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
    public void Takes_out_what_replacing_form_after_form_takes_out() => Gen.Select(
            Gen.String[Gen.Char["aAkK\u212a/% \"s\u017f*"], 4, 5],
            Gen.String[Gen.Char["aAkK\u212a/% \"s\u017f*2fFbB0"], 0, 40],
            Gen.Int[0, 40],
            Gen.Int[0, 4])
        .Sample((secret, around, place, form) =>
        {
            string[] forms =
            [
                secret,
                Uri.EscapeDataString(secret),
                WebUtility.UrlEncode(secret),
                JsonEncodedText.Encode(secret).ToString(),
            ];
            var text = form < forms.Length
                ? around.Insert(Math.Min(place, around.Length), forms[form].ToUpperInvariant())
                : around;
            var expected = forms.Distinct()
                .Aggregate(text, (rest, one) => rest.Replace(one, "***", StringComparison.OrdinalIgnoreCase));
            return new Redaction(new Secret(secret)).Apply(text) == expected;
        });

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
}
