using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.Json;

namespace Outdial;

/// <summary>Takes secrets out of a text that came from outside: a gateway may send back what it was sent.</summary>
internal sealed class Redaction
{
    // Below this a secret is no secret, and replacing it would tear up the text.
    private const int LeastLength = 4;

    private readonly string[] _forms;
    private readonly SearchValues<string> _search;

    /// <summary>Takes out these.</summary>
    /// <param name="secrets">What must not be seen.</param>
    internal Redaction(params ReadOnlySpan<Secret?> secrets)
    {
        _forms = [.. Forms(secrets)];
        _search = SearchValues.Create(_forms, StringComparison.OrdinalIgnoreCase);
    }

    [return: NotNullIfNotNull(nameof(text))]
    internal string? Apply(string? text)
    {
        // %2f is %2F: letters count alike, in the secrets too, which takes out more rather than less. Nearly every text
        // has no secret in it, which one search for all forms proves.
        return text is null || !text.AsSpan().ContainsAny(_search)
            ? text
            : _forms.Aggregate(text, (rest, form) => rest.Replace(form, "***", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a text is JSON with a secret in a name or a value, once its escapes are resolved.</summary>
    internal bool FindsBehindEscapes(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return false; // no escape, nothing behind one
        }

        try
        {
            using var document = JsonDocument.Parse(text.AsMemory(text.StartsWith('\uFEFF') ? 1 : 0));
            return Finds(document.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            // A name with half of a surrogate pair in it: what cannot be searched is not shown.
            return true;
        }
    }

    private bool Finds(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.Object => item.EnumerateObject().Any(member => Hidden(member.Name) || Finds(member.Value)),
        JsonValueKind.Array => item.EnumerateArray().Any(Finds),
        _ => Hidden(JsonFields.Text(item)),
    };

    private bool Hidden(string? text) => Apply(text) != text;

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
                    WebUtility.UrlEncode(value),
                    JsonEncodedText.Encode(value).ToString(),
                ];
                forms.AddRange(written.Distinct());
            }
        }

        return forms;
    }
}
