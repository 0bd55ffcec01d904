using System.Text;

namespace Outdial.Cli;

/// <summary>A file's name in the head of a difference.</summary>
internal static class DiffPath
{
    /// <summary>The name as git writes it: in quotes, as C has them, where a character in it would end it or would not
    /// be seen.</summary>
    /// <param name="side"><c>a</c> for what was, <c>b</c> for what is to be.</param>
    /// <param name="name">The name as it was given.</param>
    internal static string Of(char side, string name)
    {
        // git takes no path with a '.' for a folder in it.
        var parts = name.Replace(Path.DirectorySeparatorChar, '/').Split('/').Where(part => part is not ("" or "."));
        var path = $"{side}/{string.Join('/', parts)}";
        var escaped = string.Concat(path.EnumerateRunes().Select(Escaped));

        // patch takes what follows a space for a date, unless a tab shows where the name ends.
        var end = path.Contains(' ', StringComparison.Ordinal) ? "\t" : "";
        return $"{(escaped == path ? path : $"\"{escaped}\"")}{end}";
    }

    // Letters beyond ASCII stay as they are, as under core.quotePath=false: both programs read them, and so do people.
    private static string Escaped(Rune rune) => rune.Value switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\a' => "\\a",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\v' => "\\v",
        '\f' => "\\f",
        '\r' => "\\r",
        _ => VisibleText.IsHidden(rune) ? Octal(rune) : rune.ToString(),
    };

    private static string Octal(Rune rune)
    {
        Span<byte> bytes = stackalloc byte[4];
        var octal = new StringBuilder();
        foreach (var one in bytes[..rune.EncodeToUtf8(bytes)])
        {
            octal.Append('\\').Append(Convert.ToString(one, 8).PadLeft(3, '0'));
        }

        return octal.ToString();
    }
}
