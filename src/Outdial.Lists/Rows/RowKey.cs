using System.Globalization;

namespace Outdial.Lists;

/// <summary>The keys of a list's calls: of the list, the attempt and the row. No two give the same text, since a list's
/// name has neither '~' nor '/'.</summary>
internal static class RowKey
{
    /// <summary>The longest name of a list.</summary>
    internal const int LongestName = 64;

    /// <summary>The longest key of a row: with a name and an attempt it is a key of the ledger.</summary>
    internal const int Longest = 120;

    internal static bool IsName(string? name) =>
        name is { Length: > 0 and <= LongestName } && name[0] is not '-' and not '.' &&
        name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-');

    /// <summary>The key of an attempt; null if the row's key is no part of a key.</summary>
    internal static CallKey? Of(string list, string rowKey, int attempt)
    {
        var text = attempt == 1
            ? $"{list}/{rowKey}"
            : string.Create(CultureInfo.InvariantCulture, $"{list}~{attempt}/{rowKey}");
        return rowKey.Length is > 0 and <= Longest && !char.IsWhiteSpace(rowKey[0]) &&
            CallKey.TryParse(text, out var key) ? key : null;
    }
}
