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
    internal static NpgsqlConnectionStringBuilder Read(string text) => TryRead(text) switch
    {
        null => throw Malformed("a word of it is not known, or has no value that it may have"),
        { Host.Length: > 0 } settings => settings,
        _ => throw Malformed("it names no host"),
    };

    // What the parser says of a word may be a part of the password.
    private static NpgsqlConnectionStringBuilder? TryRead(string text)
    {
        try
        {
            return IsAddress(text) ? OfAddress(text) : new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static bool IsAddress(string text) =>
        text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase) ||
        text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase);

    private static NpgsqlConnectionStringBuilder? OfAddress(string text)
    {
        if (!StrictUrl.TryRead(text, out var address))
        {
            return null;
        }

        var user = address.UserInfo.Split(':', 2);
        var settings = new NpgsqlConnectionStringBuilder { Host = address.Host };
        settings.Port = address.Port > 0 ? address.Port : settings.Port;
        settings.Database = Decoded(address.AbsolutePath.TrimStart('/')) ?? settings.Database;
        settings.Username = Decoded(user[0]) ?? settings.Username;
        settings.Password = user.Length == 2 ? Decoded(user[1]) : settings.Password;
        foreach (var word in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = word.Split('=', 2) is [var one, var two] ? (one, Decoded(two) ?? "") : (word, "");
            if (name == "sslmode") // libpq writes verify-full, and Npgsql VerifyFull
            {
                (name, value) = ("SSL Mode", value.Replace("-", "", StringComparison.Ordinal));
            }

            settings[name] = value;
        }

        return settings;
    }

    private static string? Decoded(string text) => text.Length == 0 ? null : Uri.UnescapeDataString(text);

    private static ArgumentException Malformed(string why) =>
        new($"It is not a connection string of PostgreSQL: {why}.");
}
