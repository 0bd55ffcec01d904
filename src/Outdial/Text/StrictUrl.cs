using System.Diagnostics.CodeAnalysis;

namespace Outdial;

/// <summary>Reads URLs from text that comes from outside: ASCII without spaces and control characters.</summary>
/// <remarks>The framework drops white space around a URL and escapes what does not belong into one.</remarks>
[SuppressMessage("ApiDesign", "RS0030", Justification = "Every character is checked before the framework reads it.")]
internal static class StrictUrl
{
    /// <summary>Reads an absolute URL.</summary>
    /// <param name="text">The text.</param>
    /// <param name="url">The URL, or null.</param>
    /// <returns>Whether the text is one.</returns>
    internal static bool TryRead([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Uri? url)
    {
        url = null;
        return text is not null && !text.AsSpan().ContainsAnyExceptInRange('!', '~') &&
            Uri.TryCreate(text, UriKind.Absolute, out url);
    }

    /// <summary>A URL that the program has put together of parts that were read before.</summary>
    internal static Uri Of(string text) => new(text);
}
