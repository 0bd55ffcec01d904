using Microsoft.Extensions.Options;

namespace Outdial;

/// <summary>The names of the accounts of a container. The account without a name is
/// <see cref="Options.DefaultName"/>.</summary>
internal static class AccountNames
{
    internal const string HttpClient = "Outdial";

    private const string Prefix = $"{HttpClient}:";

    /// <summary>Whether it is the account that was registered without a name.</summary>
    internal static bool IsDefault(string? account) => string.IsNullOrEmpty(account);

    /// <summary>The name of an account's HTTP client.</summary>
    internal static string HttpClientOf(string? account) => IsDefault(account) ? HttpClient : Prefix + account;

    /// <summary>The account whose HTTP client has that name; null if it is not one of Outdial's.</summary>
    internal static string? OfHttpClient(string? client) =>
        client == HttpClient ? Options.DefaultName
        : client?.StartsWith(Prefix, StringComparison.Ordinal) == true ? client[Prefix.Length..]
        : null;

    /// <summary>A fault of an account's settings, with its name.</summary>
    internal static string Text(string? account, Diagnostic fault) =>
        IsDefault(account) ? fault.ToString() : $"Account '{account}': {fault}";
}
