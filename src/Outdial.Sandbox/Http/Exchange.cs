using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Outdial.Sandbox;

/// <summary>A request and its response, while they are under way: a feature of the request's context.</summary>
internal sealed class Exchange(HttpContext http, DateTimeOffset when)
{
    public HttpContext Http { get; } = http;

    public DateTimeOffset When { get; } = when;

    /// <summary>The id that the response's header and the body of an error have.</summary>
    public string CorrelationId { get; } = NewId.Text();

    /// <summary>The faults that hit it before its body is known.</summary>
    public FaultPlan Plan { get; set; } = FaultPlan.Nothing;

    /// <summary>The request, once it has arrived.</summary>
    public ReceivedRequest? Request { get; set; }

    /// <summary>What the endpoint, or a middleware before it, decided; null if no endpoint was found.</summary>
    public ApiResponse? Response { get; set; }

    /// <summary>Begins the exchange of a request, which <see cref="Of"/> then returns.</summary>
    public static Exchange Begin(HttpContext http, DateTimeOffset when)
    {
        var exchange = new Exchange(http, when);
        http.Features.Set(exchange);
        return exchange;
    }

    public static Exchange Of(HttpContext http) => http.Features.GetRequiredFeature<Exchange>();
}
