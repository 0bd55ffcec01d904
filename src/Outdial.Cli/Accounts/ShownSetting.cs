namespace Outdial.Cli;

/// <summary>Settings as they may be shown: of an address, neither user, password nor query, which may be
/// secrets.</summary>
internal static class ShownSetting
{
    private const string Hidden = "***";

    private static readonly string[] Addresses = ["login_url", "api_url", "proxy"];

    /// <summary>A setting's value.</summary>
    /// <param name="key">Its key in a profile; null if it has none.</param>
    /// <param name="value">The value.</param>
    internal static string Of(string? key, string value) =>
        key == "proxy" && !value.Contains("://", StringComparison.Ordinal) ? Address($"http://{value}") // as it is read
        : key != Profile.SecretCommandKey &&
            (Addresses.Contains(key) || value.Contains("://", StringComparison.Ordinal)) ? Address(value)
        : value;

    /// <summary>An address, which need not be a good one.</summary>
    internal static string Address(string text)
    {
        var start = text.IndexOf("://", StringComparison.Ordinal) is >= 0 and var at ? at + "://".Length : 0;
        var host = start + UserLength(text, text.AsSpan(start));
        var end = text.AsSpan(host).IndexOfAny('?', '#') is >= 0 and var length ? host + length : text.Length;
        return $"{text[..start]}{(host > start ? $"{Hidden}@" : "")}{text[host..end]}" +
            (end < text.Length ? $"{text[end]}{Hidden}" : "");
    }

    // Up to and with the '@'. In what is no address, a password may have any character in it.
    private static int UserLength(string whole, ReadOnlySpan<char> text)
    {
        var isAddress = StrictUrl.TryRead(whole, out _);
        var end = isAddress && text.IndexOfAny("/?#\\") is >= 0 and var found ? found : text.Length;
        return text[..end].LastIndexOf('@') + 1;
    }
}
