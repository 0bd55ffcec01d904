namespace Outdial.Sandbox;

/// <summary>The guide's grammar of a phone number: '+', a digit 1 to 9, then 1 to 14 digits.</summary>
internal static class GuidePhoneNumber
{
    // Of the digits after '+', which are two at least and fifteen at most.
    private const int MinimumDigits = 2;
    private const int MaximumDigits = 15;

    /// <remarks>
    /// By hand: the guide's pattern as a regular expression also takes a trailing line feed ($ is not the end) and the
    /// digits of other scripts (\d is not 0-9).
    /// </remarks>
    public static bool IsMatch(ReadOnlySpan<char> text) => text is ['+', >= '1' and <= '9', ..]
        && text[1..] is { Length: >= MinimumDigits and <= MaximumDigits } digits
        && !digits.ContainsAnyExceptInRange('0', '9');
}
