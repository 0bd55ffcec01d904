namespace Outdial.Cli;

/// <summary>Recognises one number that a shell has split into several arguments, because it was not quoted.</summary>
internal static class SplitNumber
{
    // A dialled number of its own has more digits; so does what is left of an international number after its code.
    private const int FewDigits = 7;

    /// <summary>The sentence for a number that was split; null if the arguments are several addresses.</summary>
    internal static string? Fault(string[] words) =>
        words.Length > 1 && words.All(IsPart) && words.Skip(1).All(word => !word.StartsWith('+')) &&
        words.Any(word => word.Count(char.IsAsciiDigit) < FewDigits)
            ? $"The number came in {words.Length} parts, as several addresses. Put it in quotes: " +
                $"'{VisibleText.Of(string.Join(' ', words))}'"
            : null;

    private static bool IsPart(string word) =>
        word.Any(char.IsAsciiDigit) &&
        word.All(c => char.IsAsciiDigit(c) || c is '+' or '(' or ')' or '.' or '-' or '/');
}
