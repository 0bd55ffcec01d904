using System.Text.RegularExpressions;

namespace Outdial;

/// <summary>An extension that is written after a number, or alone.</summary>
/// <param name="End">Where the number before it ends.</param>
/// <param name="Mark">Where its mark begins.</param>
/// <param name="Digits">Its digits.</param>
/// <param name="Certainty">How surely it is one.</param>
internal readonly partial record struct ExtensionText(int End, int Mark, string Digits, ExtensionCertainty Certainty)
{
    // This many digits after a pause may be a second number.
    private const int LongestAfterPause = 6;

    private const string CertainMarks = @";ext=|extension|extn\.?|ext\.?|x|#";

    // As people write them in Czech, Danish, Dutch, Finnish, French, Hungarian, Italian, Japanese, Korean, Chinese,
    // Norwegian, Polish, Portuguese, Russian, Spanish, Swedish, Turkish and Ukrainian; those of libphonenumber among
    // them.
    private const string LikelyWords =
        @"extensi[oó]n|extensão|ext[eé]nsion|anexo|anex\.?|interno|interior|interne|int\.?|" +
        @"poste|pst\.?|ramal|toestel|tst\.?|" +
        @"wewn[eę]trzny|wewn\.?|wew\.?|linka|klapka|lokal|lok\.|lokalnummer|anknytning|ankn\.?|alanumero|alanro|" +
        @"mell[eé]k|dahili|dah\.?|добавочный|доб\.?|внутренний|внутр\.?|вн\.?|дод\.?|" +
        @"内線|內線|分机|分機|转|轉|내선|extensie|local|loc\.";

    private const string DirectWords = @"durchwahl|dw\.?|apparat|app\.?|nebenstelle|nst\.?|klappe|kl\.?";

    /// <summary>Whether it is written as in a tel: address, which leaves no doubt.</summary>
    internal bool IsParameter { get; private init; }

    /// <summary>The extension after a number; null if there is none.</summary>
    /// <param name="text">The text, in <see cref="PlainText"/>.</param>
    internal static ExtensionText? Find(string text) =>
        Of(Certain().Match(text), text, ExtensionCertainty.Certain) ??
        Of(Likely().Match(text), text, ExtensionCertainty.Likely) ??
        Of(Direct().Match(text), text, ExtensionCertainty.Direct) ??
        AfterPause(text);

    /// <summary>The digits of a text that is an extension and nothing else; null if it is not.</summary>
    /// <param name="text">The text, in <see cref="PlainText"/>.</param>
    internal static string? Alone(string text) =>
        OnlyExtension().Match(text) is { Success: true } match ? match.Groups["digits"].Value : null;

    /// <summary>Whether the text is a word that sets off an extension.</summary>
    internal static bool IsWord(ReadOnlySpan<char> text) => OnlyWord().IsMatch(text);

    private static ExtensionText? Of(Match match, string text, ExtensionCertainty certainty) => match.Success
        ? new(
            text.AsSpan(0, match.Index).TrimEnd(" .,-(").Length,
            match.Groups["mark"].Index,
            match.Groups["digits"].Value,
            certainty)
        {
            IsParameter = match.Groups["mark"].ValueSpan.StartsWith(";ext"),
        }
        : null;

    private static ExtensionText? AfterPause(string text) =>
        Pause().Match(text) is { Success: true } match &&
        (match.Groups["digits"].Length <= LongestAfterPause || match.Groups["hash"].Length > 0)
            ? Of(match, text, ExtensionCertainty.Likely)
            : null;

    [GeneratedRegex(
        $@"(?<=[0-9)a-z][ .,-]{{0,3}})\(?(?<mark>{CertainMarks})[ :.=]{{0,3}}(?<digits>[0-9]{{1,20}})\)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Certain();

    [GeneratedRegex(
        $@"(?<=[0-9)][ .,;-]{{0,3}})\(?(?<mark>{LikelyWords})[ :.=№°-]{{0,3}}(?<digits>[0-9]{{1,20}})\)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Likely();

    [GeneratedRegex(
        $@"(?<=[0-9)][ .,;-]{{0,3}})\(?(?<mark>{DirectWords})[ :.=-]{{0,3}}(?<digits>[0-9]{{1,20}})\)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Direct();

    // Pauses of dialling software: one comma or several, ';', p or w. After a comma and a space a second number
    // follows.
    [GeneratedRegex(
        @"(?<=[0-9)])(?<mark> ?(?:,{2,}|[,;](?=[0-9])|;(?= ?[0-9])|[pw](?=[0-9]))) ?" +
        @"(?<digits>[0-9]{1,20})(?<hash>#?)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Pause();

    [GeneratedRegex(
        $@"\A\s*(?:{CertainMarks}|{LikelyWords}|{DirectWords})(?<!#)[ :.=#-]{{0,3}}(?<digits>[0-9]{{1,20}})\s*\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OnlyExtension();

    [GeneratedRegex(
        $@"\A[\s(]*(?:{CertainMarks}|{LikelyWords}|{DirectWords})[\s.:)]*\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OnlyWord();
}
