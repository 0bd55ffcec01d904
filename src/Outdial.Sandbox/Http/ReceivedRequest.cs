using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Outdial.Sandbox;

/// <summary>A request that has fully arrived.</summary>
internal sealed class ReceivedRequest(HttpRequest request, RequestBody body, DateTimeOffset when, TimeSpan skew)
{
    public string Method { get; } = request.Method;

    /// <summary>The path, decoded but for encoded slashes.</summary>
    public string Path { get; } = request.Path.Value ?? "";

    /// <summary>The <c>Authorization</c> header; empty if there is none.</summary>
    public string Authorization { get; } = request.Headers.Authorization.ToString();

    /// <summary>The host and port of the <c>Host</c> header.</summary>
    public string Host { get; } = request.Host.Value ?? "";

    public RequestBody Body { get; } = body;

    /// <summary>When it arrived, by the sandbox's clock.</summary>
    public DateTimeOffset When { get; } = when;

    /// <summary>How far ahead the clock is by which its token is checked.</summary>
    public TimeSpan Skew { get; } = skew;

    /// <summary>The rate of its token, once it was counted; null if it was not.</summary>
    public RateState? Rate { get; set; }

    public bool IsJson => HasMediaType("application/json");

    public bool IsForm => HasMediaType("application/x-www-form-urlencoded");

    public string Scheme => request.Scheme;

    /// <summary>The value of a path parameter; empty if the path has none of that name.</summary>
    public string Argument(string name) => request.RouteValues.GetValueOrDefault(name) as string ?? "";

    /// <summary>A feature that a middleware set before.</summary>
    public T Feature<T>()
        where T : notnull => request.HttpContext.Features.GetRequiredFeature<T>();

    /// <summary>A value of the query; empty if it is not there.</summary>
    public string Query(string name) => request.Query[name].ToString();

    /// <summary>The query without the page, as the links to other pages repeat it.</summary>
    public string Filters => string.Concat(
        from pair in request.Query
        where !pair.Key.Equals("pageSize", StringComparison.OrdinalIgnoreCase)
            && !pair.Key.Equals("pageNumber", StringComparison.OrdinalIgnoreCase)
        from value in pair.Value
        select $"&{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(value ?? "")}");

    // Parameters such as charset=utf-8 make no difference.
    private bool HasMediaType(string mediaType) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var header)
        && header.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase);
}
