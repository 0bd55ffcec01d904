using System.Buffers;

namespace Outdial;

/// <summary>Reads ids of users, queues, skills and the like: GUIDs, strictly.</summary>
public static class ResourceId
{
    private const int Length = 36;

    private static readonly SearchValues<char> Characters = SearchValues.Create("0123456789abcdefABCDEF-");

    /// <summary>Reads an id.</summary>
    /// <param name="text">32 hexadecimal digits in groups of 8, 4, 4, 4 and 12, joined by hyphens; nothing
    /// else.</param>
    /// <param name="id">The id, or the empty one.</param>
    /// <returns>Whether the text is an id.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Guid id)
    {
        id = Guid.Empty;

        // Guid's own "D" also takes white space around it, and signs and 0x in the groups.
        return text.Length == Length && !text.ContainsAnyExcept(Characters) &&
            Guid.TryParseExact(text, "D", out id);
    }
}
