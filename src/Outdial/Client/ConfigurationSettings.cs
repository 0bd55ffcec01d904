using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Outdial;

/// <summary>Reads the options from a section of the host's configuration.</summary>
/// <remarks>Not with the framework's binder: it stops at the first fault, reads numbers with white space around them,
/// and passes over a key that is misspelled.</remarks>
internal static class ConfigurationSettings
{
    private static readonly Dictionary<string, Func<OutdialOptions, string, bool>> Readers =
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["Contract"] = (o, text) =>
                (o.Contract = ContractNames.Find(text.ToLowerInvariant())) is not null,
            ["Region"] = (o, text) => Take(o.Region = text),
            ["OrgId"] = (o, text) => Take(o.OrgId = text),
            ["ClientId"] = (o, text) => Take(o.ClientId = text),
            ["ClientSecret"] = (o, text) => Take(o.ClientSecret = text),
            ["AccessToken"] = (o, text) => Take(o.AccessToken = text),
            ["RefreshToken"] = (o, text) => Take(o.RefreshToken = text),
            ["Grant"] = (o, text) => (o.Grant = Grant(text)) is not null,
            ["UserId"] = (o, text) =>
                (o.UserId = ResourceId.TryParse(text, out var user) ? user : null) is not null,
            ["LoginUrl"] = (o, text) => (o.LoginUrl = StrictUrl.TryRead(text, out var url) ? url : null) is not null,
            ["ApiUrl"] = (o, text) => (o.ApiUrl = StrictUrl.TryRead(text, out var url) ? url : null) is not null,
            ["WaitsInFlight"] = (o, text) => Flag(text, value => o.WaitsInFlight = value),
            ["SendsStamp"] = (o, text) => Flag(text, value => o.SendsStamp = value),
            ["AttemptTimeout"] = (o, text) => Duration(text, value => o.AttemptTimeout = value),
            ["TotalTimeout"] = (o, text) => Duration(text, value => o.TotalTimeout = value),
            ["Retry:MaxAttempts"] = (o, text) => Number(text, value => o.Retry.MaxAttempts = value),
            ["Retry:BackOff"] = (o, text) => Duration(text, value => o.Retry.BackOff = value),
            ["Retry:MaxRetryAfter"] = (o, text) => Duration(text, value => o.Retry.MaxRetryAfter = value),
            ["RateLimit:Enabled"] = (o, text) => Flag(text, value => o.RateLimit.Enabled = value),
            ["RateLimit:Reserve"] = (o, text) => Fraction(text, value => o.RateLimit.Reserve = value),
            ["RateLimit:MaxConcurrentRequests"] = (o, text) =>
                Number(text, value => o.RateLimit.MaxConcurrentRequests = value),
            ["Tracking:Timeout"] = (o, text) => Duration(text, value => o.Tracking.Timeout = value),
            ["Reconciliation:Timeout"] = (o, text) => Duration(text, value => o.Reconciliation.Timeout = value),
            ["Reconciliation:QuietPeriod"] = (o, text) => Duration(text, value => o.Reconciliation.QuietPeriod = value),
            ["Connection:Proxy"] = (o, text) => Take(o.Connection.Proxy = text),
            ["Connection:NoProxy"] = (o, text) => Take(o.Connection.NoProxy = text),
            ["Connection:CaFile"] = (o, text) => Take(o.Connection.CaFile = text),
            ["Connection:ClientCertificateFile"] = (o, text) => Take(o.Connection.ClientCertificateFile = text),
            ["Connection:ClientKeyFile"] = (o, text) => Take(o.Connection.ClientKeyFile = text),
        };

    /// <summary>The keys, as properties of <see cref="OutdialOptions"/> with colons for dots.</summary>
    internal static IEnumerable<string> Keys => Readers.Keys;

    /// <summary>Sets what the section has; an empty value counts as not set.</summary>
    /// <exception cref="OptionsValidationException">Keys are no settings, or values cannot be read; it lists
    /// all.</exception>
    internal static void Read(IConfigurationSection section, OutdialOptions options, string? account = null)
    {
        var faults = new List<string>();
        foreach (var (key, value) in section.AsEnumerable(makePathsRelative: true))
        {
            if (string.IsNullOrEmpty(value) || key.Length == 0)
            {
                continue;
            }

            var message = !Readers.TryGetValue(key, out var read) ? $"{section.Path}:{key} is not a setting."
                : !read(options, value) ? $"{section.Path}:{key} cannot be read."
                : null;
            if (message is not null)
            {
                faults.Add(AccountNames.Text(account, new Diagnostic(ConfigurationRules.MalformedSetting, message)
                {
                    Path = $"{section.Path}:{key}",
                    Help = "Use the names of OutdialOptions, and values of their types: true, 3, 0.5, 00:00:30.",
                }));
            }
        }

        if (faults.Count > 0)
        {
            throw new OptionsValidationException(account ?? Options.DefaultName, typeof(OutdialOptions), faults);
        }
    }

    private static bool Take(string _) => true;

    // By the names of settings that are text, and by those of the type.
    private static OAuthGrant? Grant(string text) => GrantNames.Find(text) ??
        (text.Equals(nameof(OAuthGrant.ClientCredentials), StringComparison.OrdinalIgnoreCase)
            ? OAuthGrant.ClientCredentials
            : text.Equals(nameof(OAuthGrant.AuthorizationCode), StringComparison.OrdinalIgnoreCase)
                ? OAuthGrant.AuthorizationCode
                : null);

    private static bool Flag(string text, Action<bool> set)
    {
        var isTrue = text.Equals("true", StringComparison.OrdinalIgnoreCase);
        set(isTrue);
        return isTrue || text.Equals("false", StringComparison.OrdinalIgnoreCase);
    }

    private static bool Number(string text, Action<int> set)
    {
        var isRead = StrictNumber.TryRead(text, out int value);
        set(value);
        return isRead;
    }

    private static bool Fraction(string text, Action<double> set)
    {
        var isRead = StrictNumber.TryReadFraction(text, out var value);
        set(value);
        return isRead;
    }

    private static bool Duration(string text, Action<TimeSpan> set)
    {
        var isRead = StrictDuration.TryRead(text, out var value);
        set(value);
        return isRead;
    }
}
