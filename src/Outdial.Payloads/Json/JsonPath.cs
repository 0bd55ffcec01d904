using System.Globalization;

namespace Outdial.Payloads;

/// <summary>Writes the way to a value as the service's own messages do.</summary>
internal static class JsonPath
{
    internal const string Root = "$";

    // A key is the caller's text: of a long one its beginning says which it is.
    private const int MaxKey = 60;

    // As many digits as the shortest phone numbers have: such a key is masked, since paths are logged.
    private const int DigitsOfANumber = 7;

    internal static string Entry(string parent, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{(parent == Root ? "" : parent)}[{index}]");

    internal static string Member(string parent, string key)
    {
        var shown = Shown(key);
        var before = parent == Root ? "" : parent;
        return IsPlain(shown)
            ? before.Length == 0 ? shown : $"{before}.{shown}"
            : $"{before}['{shown.Replace("'", "\\'", StringComparison.Ordinal)}']";
    }

    /// <summary>A text of the caller's as it may stand in a message: cut, and without a phone number.</summary>
    internal static string Shown(string text)
    {
        var cut = text.Length > MaxKey ? $"{text.AsSpan(0, MaxKey)}…" : text;
        return cut.Count(char.IsDigit) < DigitsOfANumber || ResourceIdLike(cut)
            ? cut
            : string.Concat(cut.Select(c => char.IsDigit(c) ? '*' : c));
    }

    private static bool ResourceIdLike(string text) => StrictGuid.TryRead(text, out _);

    private static bool IsPlain(string key) =>
        key.Length > 0 && !char.IsAsciiDigit(key[0]) && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
