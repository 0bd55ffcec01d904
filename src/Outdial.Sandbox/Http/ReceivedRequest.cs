using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Outdial.Sandbox;

/// <summary>A request that has fully arrived: all that decides its answer.</summary>
internal sealed class ReceivedRequest(HttpRequest request, RequestBody body)
{
    public string Method { get; } = request.Method;

    /// <summary>The decoded parts of the path between the slashes.</summary>
    public string[] Segments { get; } = (request.Path.Value ?? "").Split('/')[1..];

    /// <summary>The <c>Authorization</c> header; empty if there is none.</summary>
    public string Authorization { get; } = request.Headers.Authorization.ToString();

    public RequestBody Body { get; } = body;

    public bool IsJson => HasMediaType("application/json");

    public bool IsForm => HasMediaType("application/x-www-form-urlencoded");

    // Parameters such as charset=utf-8 make no difference.
    private bool HasMediaType(string mediaType) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var header)
        && header.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase);
}
