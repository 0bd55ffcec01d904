using Npgsql;

namespace Outdial.Ledger.PostgreSql;

/// <summary>Reads a connection string, in either form that programs use for PostgreSQL: <c>Host=…</c> of Npgsql, or an
/// address <c>postgresql://</c> of libpq.</summary>
internal static class ConnectionText
{
    // A password too: taken for the name of a file, it would be shown.
    private static readonly string[] Telling = ["Host", "Server", "Password", "PWD", "PSW"];

    /// <summary>Whether a text is meant as a connection string, and not as a file.</summary>
    internal static bool IsMeant(string text) => IsAddress(text) || text.Split(';').Any(part =>
        part.Split('=', 2) is [var name, _] && Telling.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase));

    /// <summary>The settings that it says.</summary>
    /// <exception cref="ArgumentException">It is not a connection string; the message shows nothing of it.</exception>
    internal static NpgsqlConnectionStringBuilder Read(string text)
    {
        try
        {
            var settings = IsAddress(text) ? OfAddress(text) : new NpgsqlConnectionStringBuilder(text);
            return settings.Host is { Length: > 0 } ? settings : throw Malformed("it names no host");
        }
        catch (Exception exception) when (exception is FormatException or KeyNotFoundException ||
            (exception is ArgumentException && exception.Data[nameof(ConnectionText)] is null))
        {
            // What it says there may be a part of the password.
            throw Malformed("a word of it is not known, or has no value that it may have");
        }
    }

    private static bool IsAddress(string text) =>
        text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase) ||
        text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase);

    private static NpgsqlConnectionStringBuilder OfAddress(string text)
    {
        if (!StrictUrl.TryRead(text, out var address))
        {
            throw Malformed("it is not an address");
        }

        var user = address.UserInfo.Split(':', 2);
        var settings = new NpgsqlConnectionStringBuilder { Host = address.Host };
        settings.Port = address.Port > 0 ? address.Port : settings.Port;
        settings.Database = Decoded(address.AbsolutePath.TrimStart('/')) ?? settings.Database;
        settings.Username = Decoded(user[0]) ?? settings.Username;
        settings.Password = user.Length == 2 ? Decoded(user[1]) : settings.Password;
        foreach (var word in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = word.Split('=', 2) is [var one, var two] ? (one, two) : (word, "");
            settings[name == "sslmode" ? "SSL Mode" : name] = Decoded(value) is { } mode && name == "sslmode"
                ? mode.Replace("-", "", StringComparison.Ordinal) : Decoded(value) ?? "";
        }

        return settings;
    }

    private static string? Decoded(string text) => text.Length == 0 ? null : Uri.UnescapeDataString(text);

    private static ArgumentException Malformed(string why)
    {
        var exception = new ArgumentException($"It is not a connection string of PostgreSQL: {why}.");
        exception.Data[nameof(ConnectionText)] = true;
        return exception;
    }
}
