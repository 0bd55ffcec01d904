using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Outdial;

/// <summary>A region of Genesys Cloud, as listed in the vendor's .NET SDK 270.0.0 (PureCloudRegionHosts).</summary>
public sealed record GenesysRegion
{
    private GenesysRegion(string id, string domain)
    {
        Id = id;
        Domain = domain;
    }

    /// <summary>The region's id, such as <c>us-east-1</c>.</summary>
    public string Id { get; }

    /// <summary>The domain of its hosts, such as <c>mypurecloud.com</c>.</summary>
    public string Domain { get; }

    /// <summary>The region used when none is named (the guide's default): mypurecloud.com.</summary>
    public static GenesysRegion Default => All[0];

    /// <summary>All 18 regions.</summary>
    public static ImmutableArray<GenesysRegion> All { get; } =
    [
        new("us-east-1", "mypurecloud.com"),
        new("eu-west-1", "mypurecloud.ie"),
        new("eu-central-1", "mypurecloud.de"),
        new("ap-northeast-1", "mypurecloud.jp"),
        new("ap-southeast-2", "mypurecloud.com.au"),
        new("us-east-2", "use2.us-gov-pure.cloud"),
        new("me-central-1", "mec1.pure.cloud"),
        new("eu-central-2", "euc2.pure.cloud"),
        new("ap-southeast-1", "apse1.pure.cloud"),
        new("us-west-2", "usw2.pure.cloud"),
        new("ca-central-1", "cac1.pure.cloud"),
        new("ap-northeast-2", "apne2.pure.cloud"),
        new("eu-west-2", "euw2.pure.cloud"),
        new("ap-south-1", "aps1.pure.cloud"),
        new("sa-east-1", "sae1.pure.cloud"),
        new("ap-northeast-3", "apne3.pure.cloud"),
        new("mx-central-1", "mxc1.pure.cloud"),
        new("eusc-de-east-1", "edee1.eusc-pure.cloud"),
    ];

    /// <summary>Finds a region by its id or its domain, in any case, or by what names it elsewhere: the key of the
    /// vendor's SDKs, a host or an address in it.</summary>
    /// <param name="idOrDomain">Such as <c>eu-west-1</c>, <c>mypurecloud.ie</c>, <c>eu_west_1</c>,
    /// <c>api.mypurecloud.ie</c> or <c>https://login.mypurecloud.ie</c>.</param>
    /// <param name="region">The region, or null.</param>
    public static bool TryFind(string? idOrDomain, [NotNullWhen(true)] out GenesysRegion? region)
    {
        var name = Host(idOrDomain);
        region = All.FirstOrDefault(r => r.Id.Equals(name.Replace('_', '-'), StringComparison.OrdinalIgnoreCase))
            ?? OfHost(name);
        return region is not null;
    }

    /// <summary>The region that a host is in; null if it is none's, such as a gateway.</summary>
    internal static GenesysRegion? OfHost(string host) => All.FirstOrDefault(r =>
        host.Equals(r.Domain, StringComparison.OrdinalIgnoreCase) ||
        host.EndsWith($".{r.Domain}", StringComparison.OrdinalIgnoreCase));

    // The host of an address, with or without a scheme.
    private static string Host(string? text)
    {
        text ??= "";
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var host = scheme < 0 ? text : text[(scheme + "://".Length)..];
        return host.Split('/', 2)[0].TrimEnd('.');
    }

    /// <summary>The id and the domain.</summary>
    public override string ToString() => $"{Id} ({Domain})";
}
