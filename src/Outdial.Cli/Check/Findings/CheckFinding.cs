namespace Outdial.Cli;

/// <summary>A finding and the text that it is about.</summary>
/// <param name="File">The file's name as it was given; <c>-</c> for the standard input.</param>
/// <param name="Text">The text; spans and lines of the finding count in it.</param>
/// <param name="Finding">The finding.</param>
/// <param name="FirstLine">The number of the text's first line: 1, but for a line out of a long file.</param>
/// <param name="IsLine">Whether the text is a line out of a file: bytes count from its beginning.</param>
internal sealed record CheckFinding(
    string File, ReadOnlyMemory<byte> Text, PayloadFinding Finding, long FirstLine = 1, bool IsLine = false)
{
    internal Diagnostic Diagnostic => CommandNames.In(Finding.Diagnostic);

    internal long Line => FirstLine + Finding.Position.Line - 1;

    internal int Column => Finding.Position.Column;
}
