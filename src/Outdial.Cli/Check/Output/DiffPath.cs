using System.Text;

namespace Outdial.Cli;

/// <summary>A file's name in the head of a difference.</summary>
internal static class DiffPath
{
    /// <summary>The name as git writes it: quoted and escaped as in C if a character would end it or is
    /// invisible.</summary>
    /// <param name="side"><c>a</c> before the change, <c>b</c> after it.</param>
    /// <param name="name">The name of the file.</param>
    internal static string Of(char side, string name)
    {
        // git refuses a path with a '.' as a folder.
        var parts = name.Replace(Path.DirectorySeparatorChar, '/').Split('/').Where(part => part is not ("" or "."));
        var path = $"{side}/{string.Join('/', parts)}";
        var escaped = string.Concat(path.EnumerateRunes().Select(Escaped));

        // patch reads what follows a space as a date, unless a tab ends the name.
        var end = path.Contains(' ', StringComparison.Ordinal) ? "\t" : "";
        return $"{(escaped == path ? path : $"\"{escaped}\"")}{end}";
    }

    // Other letters are not escaped, as with git's core.quotePath=false: git and patch read them.
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
