using Microsoft.AspNetCore.Http;

namespace Outdial.Sandbox;

/// <summary>A request and its answer, while they are under way.</summary>
internal sealed class Exchange(HttpContext http, DateTimeOffset when)
{
    public HttpContext Http { get; } = http;

    public DateTimeOffset When { get; } = when;

    /// <summary>The id that the answer's header and the body of an error have.</summary>
    public string CorrelationId { get; } = NewId.Text();

    /// <summary>What strikes it before its body is known.</summary>
    public FaultPlan Plan { get; set; } = FaultPlan.Nothing;

    /// <summary>The request, once it has arrived.</summary>
    public ReceivedRequest? Request { get; set; }
}
