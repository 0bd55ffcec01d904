namespace Outdial.Payloads;

/// <summary>Compares names of fields as people misspell them.</summary>
internal static class FieldName
{
    // Two slips: a letter too many here, one wrong there. A third makes another word.
    private const int MostSlips = 2;

    // The longer first, so that 'caller' is not 'call' and an end that is no word.
    private static readonly string[] Words =
    [
        "conversation", "participant", "requirement", "expression", "attribute", "external", "priority", "language",
        "routing", "contact", "address", "caller", "callee", "called", "calling", "number", "skill", "queue", "phone",
        "label", "level", "table", "agent", "group", "email", "name", "from", "user", "call", "type", "data", "code",
        "uuid", "wrap", "sid", "uid", "uri", "url", "uui", "for", "id", "ip", "to", "up", "on", "no",
    ];

    /// <summary>The name in one writing: phone_number, PhoneNumber and phone-number are one.</summary>
    internal static string Folded(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>The name among <paramref name="known"/> that was probably meant; null if none is near.</summary>
    internal static string? Nearest(string name, IEnumerable<string> known)
    {
        var folded = Folded(name);
        var nearest = known
            .Select(candidate => (candidate, slips: Slips(folded, Folded(candidate))))
            .Where(pair => pair.slips <= Math.Min(MostSlips, pair.candidate.Length / 3) &&
                !IsOtherWord(folded, Folded(pair.candidate)))
            .OrderBy(pair => pair.slips)
            .FirstOrDefault();
        return nearest.candidate;
    }

    // What consists of real words, and not of the field's, is a name of its own: callId is not callerId.
    private static bool IsOtherWord(string folded, string field) =>
        Split(folded, 0) is { } words && words != Split(field, 0);

    // The words that a name consists of, plurals as singulars; null if there is something else in it.
    private static string? Split(string folded, int depth)
    {
        const int MostWords = 6;
        if (folded.Length == 0 || depth == MostWords)
        {
            return folded.Length == 0 ? "" : null;
        }

        foreach (var word in Words.Where(word => folded.StartsWith(word, StringComparison.Ordinal)))
        {
            var rest = folded[word.Length..];
            var split = (rest.StartsWith('s') ? Split(rest[1..], depth + 1) : null) ?? Split(rest, depth + 1);
            if (split is not null)
            {
                return $"{word} {split}";
            }
        }

        return null;
    }

    // Levenshtein's distance; names longer than any of ours are not worth the work.
    private static int Slips(string one, string other)
    {
        const int Longest = 40;
        if (Math.Abs(one.Length - other.Length) > MostSlips || Math.Max(one.Length, other.Length) > Longest)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(
                    Math.Min(row[j - 1], above) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
