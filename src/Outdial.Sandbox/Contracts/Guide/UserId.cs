namespace Outdial.Sandbox;

/// <summary>The form of a user id: a GUID as 8-4-4-4-12 hexadecimal digits.</summary>
internal static class UserId
{
    private const int Length = 36;

    /// <remarks>By hand: Guid.TryParseExact also takes surrounding blanks, and signs and prefixes within.</remarks>
    public static bool IsMatch(ReadOnlySpan<char> text)
    {
        if (text.Length != Length)
            return false;
        for (var index = 0; index < Length; index++)
        {
            var fits = index is 8 or 13 or 18 or 23 ? text[index] == '-' : char.IsAsciiHexDigit(text[index]);
            if (!fits)
                return false;
        }
        return true;
    }
}
