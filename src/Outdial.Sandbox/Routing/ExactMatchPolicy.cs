using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Outdial.Sandbox;

/// <summary>
/// Of the endpoints that ASP.NET finds for a path, keeps those that match it exactly, and the method.
/// </summary>
/// <remarks>
/// ASP.NET ignores the case of paths and methods and a slash at the end of a path. The emulated service does not, so
/// that a client's misspelt path fails here and not in production.
/// </remarks>
internal sealed class ExactMatchPolicy : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => 0;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => true;

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        var segments = (httpContext.Request.Path.Value ?? "").Split('/')[1..];
        var isFound = false;
        List<string>? others = null;
        for (var index = 0; index < candidates.Count; index++)
        {
            var endpoint = (RouteEndpoint)candidates[index].Endpoint; // each has a route: the sandbox maps no other
            var accepted = endpoint.Metadata.GetRequiredMetadata<AcceptedMethod>();
            var isSamePath = Matches(endpoint.RoutePattern, segments);
            if (isSamePath && accepted.Accepts(httpContext.Request.Method))
            {
                isFound = true;
                continue;
            }
            candidates.SetValidity(index, false);
            if (isSamePath)
                (others ??= []).Add(accepted.Method);
        }
        if (!isFound && others is not null)
            httpContext.SetEndpoint(NotAllowed(string.Join(", ", others.Distinct())));
        return Task.CompletedTask;
    }

    private static bool Matches(RoutePattern pattern, string[] segments) =>
        (pattern.PathSegments.Count == 0 ? segments is [""] : pattern.PathSegments.Count == segments.Length)
        && pattern.PathSegments.Zip(segments).All(pair => pair.First.Parts[0] is RoutePatternLiteralPart literal
            ? literal.Content == pair.Second
            : pair.Second.Length > 0);

    private static Endpoint NotAllowed(string methods) =>
        new(_ => Task.CompletedTask, new EndpointMetadataCollection(new AllowedMethods(methods)), "405");
}
