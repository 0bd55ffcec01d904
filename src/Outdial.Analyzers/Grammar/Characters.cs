namespace Outdial.Analyzers;

/// <summary>Classes of ASCII characters, and walks over a part of a text.</summary>
internal static class Characters
{
    internal static bool IsDigit(char c) => c is >= '0' and <= '9';

    internal static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    internal static bool IsLetterOrDigit(char c) => IsDigit(c) || IsLetter(c);

    internal static bool IsHexDigit(char c) => IsDigit(c) || c is (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    /// <summary>The first character from <paramref name="start"/> to before <paramref name="end"/> that is not of a
    /// class, or -1.</summary>
    internal static int FirstExcept(Func<char, bool> isOfClass, string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!isOfClass(text[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The index of a character from <paramref name="start"/> on, or <paramref name="end"/>.</summary>
    internal static int IndexOrEnd(string text, char c, int start, int end) =>
        text.IndexOf(c, start, end - start) is >= 0 and var index ? index : end;
}
