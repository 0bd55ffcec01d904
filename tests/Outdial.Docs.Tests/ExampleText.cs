using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Outdial.Docs.Tests;

/// <summary>What cannot stand in a page by itself, in the notation that examples have for it.</summary>
internal static partial class ExampleText
{
    /// <summary>A line of an example: \n, \r, \t and \uXXXX stand for the character, as in
    /// tests/corpus/addresses.tsv.</summary>
    internal static string Unescape(string line) => Escape().Replace(line, match => match.Value switch
    {
        "\\n" => "\n",
        "\\r" => "\r",
        "\\t" => "\t",
        var code => ((char)int.Parse(code.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString(),
    });

    /// <summary>An example as UTF-8; ⟦FF FE⟧ stands for these bytes.</summary>
    internal static byte[] Bytes(string text)
    {
        using var bytes = new MemoryStream();
        var at = 0;
        foreach (var raw in Raw().EnumerateMatches(text))
        {
            bytes.Write(Encoding.UTF8.GetBytes(text[at..raw.Index]));
            var digits = text.Substring(raw.Index + 1, raw.Length - 2);
            bytes.Write(Convert.FromHexString(digits.Replace(" ", "", StringComparison.Ordinal)));
            at = raw.Index + raw.Length;
        }

        bytes.Write(Encoding.UTF8.GetBytes(text[at..]));
        return bytes.ToArray();
    }

    [GeneratedRegex(@"\\n|\\r|\\t|\\u[0-9A-F]{4}", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();

    [GeneratedRegex("⟦[0-9A-F]{2}(?: [0-9A-F]{2})*⟧", RegexOptions.CultureInvariant)]
    private static partial Regex Raw();
}
