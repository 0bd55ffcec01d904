using System.Collections.Immutable;
using System.Globalization;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Outdial.Cli;

/// <summary>The file of profiles, read as far as this program understands it, and refused where it does not.</summary>
internal sealed class ProfileFile
{
    private readonly DocumentSyntax _document;

    private ProfileFile(string path, string text, DocumentSyntax document) =>
        (Path, Text, _document) = (path, text, document);

    internal string Path { get; }

    internal string Text { get; }

    /// <summary>What was read; null if there is no file.</summary>
    internal byte[]? Bytes { get; private set; }

    /// <summary>The file with another text, which is not written yet.</summary>
    internal ProfileFile With(string text)
    {
        var file = Parse(Path, text);
        file.Bytes = Bytes;
        return file;
    }

    /// <summary>The profile in use; null if none is.</summary>
    internal string? Current { get; private set; }

    internal ImmutableSortedDictionary<string, Profile> Profiles { get; private set; } =
        ImmutableSortedDictionary.Create<string, Profile>(StringComparer.Ordinal);

    /// <summary>Reads the file; one that is not there has no profiles.</summary>
    /// <exception cref="SettingsException">It cannot be read, or holds what no profile has.</exception>
    internal static ProfileFile Read(string path)
    {
        byte[]? bytes;
        if (TrustedPath.Fault(path) is { } untrusted)
        {
            throw new SettingsException([untrusted]);
        }

        try
        {
            bytes = File.Exists(path) ? File.ReadAllBytes(path) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([Fault($"It cannot be read: {exception.Message}", path)]);
        }

        using var reader = new StreamReader(new MemoryStream(bytes ?? []));
        var file = Parse(path, reader.ReadToEnd());
        file.Bytes = bytes;
        return file;
    }

    internal static ProfileFile Parse(string path, string text)
    {
        var document = Document(path, text);
        var faults = document.Diagnostics.Select(found => Fault($"{found.Message}.", Place(path, found.Span))).ToList();
        var file = new ProfileFile(path, text, document);
        if (faults.Count == 0)
        {
            file.ReadTop(faults);
            file.ReadTables(faults);
        }

        return faults.Count == 0 ? file : throw new SettingsException([.. faults]);
    }

    /// <summary>The text of a profile's table, header included, as a range of <see cref="Text"/>.</summary>
    internal Range? TableOf(string name)
    {
        var tables = _document.Tables.ToList();
        var at = tables.FindIndex(table => NameOf(table) == name);
        return at < 0
            ? null
            : tables[at].Span.Start.Offset..(at + 1 < tables.Count ? tables[at + 1].Span.Start.Offset : Text.Length);
    }

    /// <summary>The text of a profile's value, or of the top's key <c>profile</c> for a null name.</summary>
    internal Range? ValueOf(string? name, string key)
    {
        var items = name is null
            ? _document.KeyValues
            : _document.Tables.FirstOrDefault(table => NameOf(table) == name)?.Items;
        var value = items?.FirstOrDefault(item => KeyOf(item.Key) is [var only] && only == key)?.Value;
        return value is null ? null : value.Span.Start.Offset..(value.Span.End.Offset + 1);
    }

    private static DocumentSyntax Document(string path, string text)
    {
        try
        {
            return SyntaxParser.Parse(text, path, validate: true);
        }
        catch (ArgumentOutOfRangeException)
        {
            // The parser does not expect half of a surrogate pair.
            throw new SettingsException([Fault("It has a character in it that is none.", path)]);
        }
    }

    private static string? NameOf(TableSyntaxBase table) => KeyOf(table.Name) is ["profiles", var name] ? name : null;

    private static List<string> KeyOf(KeySyntax? key) => key is null
        ? []
        : [Bare(key.Key), .. key.DotKeys.Select(dot => Bare(dot.Key))];

    private static string Bare(BareKeyOrStringValueSyntax? key) => key switch
    {
        BareKeySyntax bare => bare.Key?.Text ?? "",
        StringValueSyntax text => text.Value ?? "",
        _ => "",
    };

    private static string Place(string path, SourceSpan span) => string.Create(
        CultureInfo.InvariantCulture, $"{path}:{span.Start.Line + 1}:{span.Start.Column + 1}");

    private static Diagnostic Fault(string message, string place) =>
        new(ConfigurationRules.MalformedProfileFile, message) { Path = place };

    private void ReadTop(List<Diagnostic> faults)
    {
        foreach (var item in _document.KeyValues)
        {
            if (KeyOf(item.Key) is ["profile"] && item.Value is StringValueSyntax { Value: { } name })
            {
                Current = name;
            }
            else
            {
                faults.Add(Fault(
                    "Above the tables only the key profile is allowed, and its value must be a text.",
                    Place(Path, item.Span)));
            }
        }
    }

    private void ReadTables(List<Diagnostic> faults)
    {
        foreach (var table in _document.Tables)
        {
            if (NameOf(table) is not { } name || table is TableArraySyntax || !Profile.IsName(name))
            {
                faults.Add(Fault(
                    "A table is called [profiles.NAME], and a name is letters, digits, - and _, 64 at most.",
                    Place(Path, table.Span)));
                continue;
            }

            Profiles = Profiles.SetItem(name, new Profile(name, Values(table, faults)));
        }
    }

    private ImmutableSortedDictionary<string, string> Values(TableSyntaxBase table, List<Diagnostic> faults)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var item in table.Items)
        {
            var key = string.Join('.', KeyOf(item.Key));
            if (item.Value is StringValueSyntax { Value: { } value } && Profile.Keys.Contains(key))
            {
                values[key] = value;
                continue;
            }

            // A secret that is here by mistake is not shown.
            faults.Add(Fault(
                key is "client_secret" or "access_token" or "refresh_token"
                    ? $"{key} does not belong in a file that others may read: outdial login stores it safely."
                : Profile.Keys.Contains(key) ? $"{key} is a text, in quotes."
                : $"A profile has no key {key}; it has {string.Join(", ", Profile.Keys)}.",
                Place(Path, item.Span)));
        }

        return values.ToImmutable();
    }
}
