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
        key == Profile.SecretCommandKey ? value
        : key == "proxy" && !value.Contains("://", StringComparison.Ordinal)
            ? Address($"http://{value}") // as it is read
        : Addresses.Contains(key) || value.AsSpan().ContainsAny("@:/?#") ? Address(value)
        : value;

    /// <summary>An address, which need not be a good one: of what is none, nothing is shown that may belong to a
    /// password.</summary>
    internal static string Address(string text)
    {
        if (!StrictUrl.TryRead(text, out _))
        {
            return text.AsSpan().ContainsAny("@?#") ? Hidden : text;
        }

        var start = text.IndexOf("://", StringComparison.Ordinal) is >= 0 and var at ? at + "://".Length : 0;
        var end = text.AsSpan().IndexOfAny('?', '#') is >= 0 and var length ? length : text.Length;
        var host = start < end ? start + text.AsSpan(start, end - start).LastIndexOf('@') + 1 : start;
        if (text.AsSpan(start, host - start).Contains('/'))
        {
            return $"{text[..start]}{Hidden}"; // a path with '@', or a password with '/'
        }

        return $"{text[..start]}{(host > start ? $"{Hidden}@" : "")}{text[host..Math.Max(host, end)]}" +
            (end < text.Length ? $"{text[end]}{Hidden}" : "");
    }
}
