namespace Outdial.Cli;

/// <summary>A name that was written where an id is needed, to be looked up.</summary>
/// <param name="Path">Where it was written.</param>
/// <param name="Kind">What it is the name of.</param>
/// <param name="Name">The name.</param>
/// <param name="Level">A skill's level, or null.</param>
internal sealed record PendingName(string Path, NamedKind Kind, string Name, int? Level = null)
{
    private const int ShortestId = 20;

    /// <summary>Whether a text is meant as a name, rather than as an id with a mistake in it.</summary>
    internal static bool IsName(NamedKind kind, string text) =>
        !string.IsNullOrWhiteSpace(text) &&
        (kind != NamedKind.User || text.Contains('@', StringComparison.Ordinal)) &&
        !(text.Length >= ShortestId && text.All(c => char.IsAsciiHexDigit(c) || c is '-' or '{' or '}'));
}
