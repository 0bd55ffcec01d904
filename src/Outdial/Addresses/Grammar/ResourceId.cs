namespace Outdial.Extensibility;

/// <summary>Reads ids of users, queues, skills and the like: GUIDs, strictly.</summary>
public static class ResourceId
{
    /// <summary>Reads an id.</summary>
    /// <param name="text">32 hexadecimal digits in groups of 8, 4, 4, 4 and 12, joined by hyphens; nothing
    /// else.</param>
    /// <param name="id">The id, or the empty one.</param>
    /// <returns>Whether the text is an id.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Guid id) =>
        StrictGuid.TryRead(text, out id);
}
