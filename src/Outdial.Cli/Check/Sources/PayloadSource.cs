namespace Outdial.Cli;

/// <summary>A document to check.</summary>
/// <param name="Name">Its name as it was given; <c>-</c> for the standard input.</param>
/// <param name="Text">Its bytes; of one that is too large, only so many as show that.</param>
/// <param name="Fault">Why it could not be read, or null.</param>
internal sealed record PayloadSource(string Name, byte[] Text, Diagnostic? Fault = null)
{
    internal const string StandardInput = "-";

    /// <summary>Whether the whole document was read, and is UTF-8.</summary>
    internal bool IsWholeText => Text.Length <= SourceReader.MostBytes - 1 && System.Text.Unicode.Utf8.IsValid(Text);

    internal bool IsStandardInput => Name == StandardInput;
}
