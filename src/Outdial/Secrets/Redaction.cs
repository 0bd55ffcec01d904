using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Outdial;

/// <summary>Takes secrets out of a text that came from outside: a gateway may send back what it was sent.</summary>
/// <remarks>A secret is found in each form of <see cref="SecretForms"/>, and so is each part of a form that has
/// <see cref="LongParts.Length"/> characters or more.</remarks>
internal sealed class Redaction
{
    private const string Mask = "***";

    // A shorter secret is too common a text, and replacing it would destroy the message.
    private const int LeastLength = 4;

    private readonly string[] _short;
    private readonly SearchValues<string> _search;
    private readonly LongParts _parts;

    /// <summary>Replaces these secrets.</summary>
    /// <param name="secrets">What must not be seen.</param>
    internal Redaction(params IEnumerable<Secret?> secrets)
    {
        var forms = secrets.Select(secret => secret?.Reveal())
            .OfType<string>()
            .Where(value => value.Length >= LeastLength)
            .Distinct()
            .SelectMany(SecretForms.Of)
            .ToList();
        _short = [.. forms.Where(form => form.Length is >= LeastLength and < LongParts.Length)
            .Distinct()
            .OrderByDescending(form => form.Length)];
        _search = SearchValues.Create(_short, StringComparison.OrdinalIgnoreCase);
        _parts = new LongParts(forms);
    }

    [return: NotNullIfNotNull(nameof(text))]
    internal string? Apply(string? text)
    {
        if (text is null)
        {
            return null;
        }

        // %2f is %2F: letters count alike, in the secrets too, which replaces more rather than less.
        var masked = _parts.Replace(text, Mask);
        return masked.AsSpan().ContainsAny(_search)
            ? _short.Aggregate(masked, (rest, form) => rest.Replace(form, Mask, StringComparison.OrdinalIgnoreCase))
            : masked;
    }

    /// <summary>Whether a text is JSON with a secret in a name or a value, once its escapes are resolved.</summary>
    internal bool FindsBehindEscapes(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return false; // no escape, or an incomplete one
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
}
