using System.Text;

namespace Outdial.Cli;

/// <summary>Writes the text of a cell.</summary>
internal static class CsvCell
{
    /// <summary>The cell as it is in the file, with quotes if the text needs them (RFC 4180, 2.6 and 2.7).</summary>
    /// <param name="text">The text.</param>
    /// <param name="delimiter">The delimiter of cells.</param>
    internal static byte[] Of(string text, byte delimiter) =>
        Encoding.UTF8.GetBytes(
            text.Contains((char)delimiter, StringComparison.Ordinal) || text.AsSpan().ContainsAny("\"\r\n")
                ? $"\"{Inside(text)}\""
                : text);

    /// <summary>The text of a cell that is in quotes already: quotes in it are doubled.</summary>
    internal static string Inside(string text) => text.Replace("\"", "\"\"", StringComparison.Ordinal);
}
