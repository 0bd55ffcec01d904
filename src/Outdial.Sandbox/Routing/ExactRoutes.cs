using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Outdial.Sandbox;

/// <summary>Maps endpoints that return an <see cref="ApiResponse"/>, which a middleware before them sends.</summary>
/// <remarks>
/// Of two that match a request the one that was mapped first is used; a 405 lists methods in the order of mapping.
/// </remarks>
internal sealed class ExactRoutes(IEndpointRouteBuilder routes)
{
    private int _count;

    /// <summary>Maps a method of a path; <see cref="ExactMatchPolicy"/> matches both letter for letter.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path, with parameters in braces.</param>
    /// <param name="respond">What is done, and the response.</param>
    /// <param name="alsoHead">Whether HEAD is answered like GET.</param>
    public IEndpointConventionBuilder Map(
        string method, string path, Func<ReceivedRequest, ApiResponse> respond, bool alsoHead = false)
    {
        RequestDelegate handle = context =>
        {
            var exchange = Exchange.Of(context);
            exchange.Response = respond(exchange.Request!); // it has arrived before the endpoint is called
            return Task.CompletedTask;
        };
        return routes.Map(path, handle).WithOrder(_count++).WithMetadata(new AcceptedMethod(method, alsoHead));
    }
}
