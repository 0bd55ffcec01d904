namespace Outdial.Cli;

/// <summary>Finds the settings that were stored and that contradict what is named now: a secret must not go to a host
/// that was stored, when another place is named.</summary>
internal static class StoredContradictions
{
    private static readonly string[] Urls = ["login_url", "api_url"];

    private static readonly string[] Organisation = ["org_id", "user_id"];

    /// <summary>The keys of what is stored and has to go, each with the key of what is named in its place.</summary>
    /// <param name="stored">A stored value by key, or null.</param>
    /// <param name="named">A value that is named now by key, or null.</param>
    internal static IEnumerable<(string Key, string By)> Of(Func<string, string?> stored, Func<string, string?> named)
    {
        foreach (var (key, by) in Place(stored, named))
        {
            yield return (key, by);
        }

        if (named("client_id") is { } client && IsOther(stored("client_id"), client) &&
            IsLeft(Profile.SecretCommandKey, stored, named))
        {
            yield return (Profile.SecretCommandKey, "client_id");
        }

        if (named("org_id") is not null && stored("contract") == "platform" && IsLeft("contract", stored, named))
        {
            yield return ("contract", "org_id");
        }
    }

    private static IEnumerable<(string Key, string By)> Place(Func<string, string?> stored, Func<string, string?> named)
    {
        if (named("region") is { } region)
        {
            var isMoved = IsOtherRegion(stored("region"), region);
            foreach (var url in Urls.Where(url => IsLeft(url, stored, named)))
            {
                isMoved = true;
                yield return (url, "region");
            }

            // Both belong to the organisation that was there.
            foreach (var key in Organisation.Where(key => isMoved && IsLeft(key, stored, named)))
            {
                yield return (key, "region");
            }

            yield break;
        }

        foreach (var url in Urls)
        {
            var other = Urls.First(one => one != url);
            if (named(other) is { } address && IsLeft(url, stored, named) && IsOtherSite(stored(url)!, address))
            {
                yield return (url, other);
            }
        }
    }

    private static bool IsLeft(string key, Func<string, string?> stored, Func<string, string?> named) =>
        stored(key) is not null && named(key) is null;

    private static bool IsOther(string? stored, string named) => stored is not null && stored != named;

    private static bool IsOtherRegion(string? stored, string named) => stored is not null &&
        GenesysRegion.TryFind(named, out var now) && GenesysRegion.TryFind(stored, out var before) && now != before;

    // login.example.com and api.example.com are one site.
    private static bool IsOtherSite(string one, string other) =>
        !StrictUrl.TryRead(one, out var first) ||
        !StrictUrl.TryRead(other, out var second) ||
        (first.Authority != second.Authority && Parent(first) != Parent(second));

    private static string Parent(Uri address) =>
        address.HostNameType == UriHostNameType.Dns && address.Host.Split('.', 2) is [_, var parent]
            ? parent
            : address.Authority;
}
