using System.Text;

namespace Outdial.Cli;

/// <summary>Changes the file of profiles, and leaves what a person wrote beside it as it is.</summary>
internal static class ProfileEdit
{
    /// <summary>Sets values of a profile, making it if need be; null takes a value away.</summary>
    internal static ProfileFile Set(ProfileFile file, string name, IEnumerable<(string Key, string? Value)> values)
    {
        if (file.TableOf(name) is null)
        {
            file = file.With($"{Separated(file.Text)}[profiles.{name}]\n");
        }

        foreach (var (key, value) in values)
        {
            file = SetOne(file, name, key, value);
        }

        return file;
    }

    /// <summary>Makes a profile the one in use; null for none.</summary>
    internal static ProfileFile Use(ProfileFile file, string? name) =>
        (file.ValueOf(null, "profile"), name) switch
        {
            (null, null) => file,
            (null, not null) => file.With($"profile = {Quoted(name)}\n{(file.Text.Length > 0 ? "\n" : "")}{file.Text}"),
            ({ } at, null) => file.With(WithoutLine(file.Text, at)),
            ({ } at, not null) => file.With(Replaced(file.Text, at, Quoted(name))),
        };

    /// <summary>Takes a profile away, and with it what its table holds.</summary>
    internal static ProfileFile Remove(ProfileFile file, string name)
    {
        if (file.TableOf(name) is { } table)
        {
            file = file.With(Replaced(file.Text, table, ""));
        }

        return file.Current == name ? Use(file, null) : file;
    }

    /// <summary>Writes the file, all of it or nothing, and not if another program has changed it since it
    /// was read.</summary>
    /// <exception cref="SettingsException">It cannot be written; it is as it was.</exception>
    internal static void Save(ProfileFile file)
    {
        var text = Encoding.UTF8.GetBytes(file.Text);
        if ((file.Bytes is { } before ? FixedFile.Write(file.Path, before, text) : Make(file.Path, text)) is { } fault)
        {
            throw new SettingsException([fault with { Path = file.Path }]);
        }
    }

    private static Diagnostic? Make(string path, byte[] text)
    {
        try
        {
            OwnFolder.Make(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using var file = new FileStream(path, FileMode.CreateNew);
            file.Write(text);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Diagnostic(JsonRules.FileNotWritten, exception.Message);
        }
    }

    private static ProfileFile SetOne(ProfileFile file, string name, string key, string? value)
    {
        var text = file.Text;
        if (file.ValueOf(name, key) is { } at)
        {
            return file.With(value is null ? WithoutLine(text, at) : Replaced(text, at, Quoted(value)));
        }

        if (value is null)
        {
            return file;
        }

        // Below what is there: after the last value, before the blank lines and comments that lead to the next table.
        var (start, length) = file.TableOf(name)!.Value.GetOffsetAndLength(text.Length);
        var lines = text.Substring(start, length).Split('\n').ToList();
        var last = lines.FindLastIndex(line => line.TrimStart() is [not '#', ..]);
        lines.Insert(last + 1, $"{key} = {Quoted(value)}");
        return file.With($"{text[..start]}{string.Join('\n', lines)}{text[(start + length)..]}");
    }

    private static string Separated(string text) =>
        text.Length == 0 ? "" : text.EndsWith('\n') ? $"{text}\n" : $"{text}\n\n";

    private static string Replaced(string text, Range at, string by)
    {
        var (start, length) = at.GetOffsetAndLength(text.Length);
        return string.Concat(text.AsSpan(0, start), by, text.AsSpan(start + length));
    }

    private static string WithoutLine(string text, Range at)
    {
        var start = text.LastIndexOf('\n', Math.Max(0, at.Start.Value - 1)) + 1;
        var end = text.IndexOf('\n', at.End.Value);
        return string.Concat(text.AsSpan(0, start), end < 0 ? "" : text.AsSpan(end + 1));
    }

    private static string Quoted(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in value)
        {
            quoted.Append(c switch
            {
                '"' or '\\' => $"\\{c}",
                < ' ' or '\u007F' => $"\\u{(int)c:X4}",
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
