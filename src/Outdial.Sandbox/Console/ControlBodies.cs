using System.Text.Json.Serialization;

namespace Outdial.Sandbox;

/// <summary>The bodies that the control API returns, members in the order in which they are written.</summary>
internal static class ControlBodies
{
    /// <summary>Instance is another text after every start and every reset: then the page clears itself.</summary>
    internal sealed record State(
        string Instance,
        DateTimeOffset Now,
        SandboxContract Contract,
        long Answered,
        int Rings,
        IEnumerable<Request> Requests,
        IEnumerable<Call> Calls,
        IEnumerable<Phone> Phones,
        IEnumerable<Fault> Faults,
        Limits Limits);

    internal sealed record Requests(long Answered, [property: JsonPropertyName("requests")] IEnumerable<Request> All);

    internal sealed record Request(
        long Number,
        DateTimeOffset When,
        string Method,
        string Path,
        string Query,
        int Status,
        string Authorization,
        string RequestBody,
        string ResponseBody,
        string CorrelationId,
        string? Explanation,
        string? Fault);

    internal sealed record Phones(int Rings, [property: JsonPropertyName("phones")] IEnumerable<Phone> All);

    internal sealed record Calls([property: JsonPropertyName("calls")] IEnumerable<Call> All);

    /// <summary>Waiting is what is dialled once the caller's own leg is connected.</summary>
    internal sealed record Call(
        string Id,
        DateTimeOffset Created,
        DateTimeOffset? Ended,
        bool Active,
        IEnumerable<CallLeg> Legs,
        IEnumerable<string> Waiting);

    /// <summary>Party is the address, or the name of the user or queue.</summary>
    internal sealed record CallLeg(
        string Purpose,
        string Party,
        LegState State,
        bool Ringing,
        DateTimeOffset Started,
        DateTimeOffset? Connected,
        DateTimeOffset? Ended,
        string? DisconnectType,
        string? ErrorCode,
        bool Held,
        bool Muted);

    internal sealed record Faults([property: JsonPropertyName("faults")] IEnumerable<Fault> All);

    internal sealed record Fault([property: JsonPropertyName("fault")] string Text, int Hits);

    /// <summary>RequestsPerMinute is null, which is written, where there is no limit.</summary>
    internal sealed record Limits(
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? RequestsPerMinute,
        IEnumerable<TokenRate> Tokens);

    internal sealed record TokenRate(string Bearer, int Count, int Allowed, int Reset);

    internal sealed record Clock(DateTimeOffset Now, string Ahead);

    internal sealed record Organisation(SandboxContract Contract, IEnumerable<User> Users, IEnumerable<Client> Clients);

    internal sealed record User(string Id, string Name);

    internal sealed record Client(string Id, string Name, bool HasSecret);

    internal sealed record Token([property: JsonPropertyName("token")] string Text);

    internal sealed record Error(string Message);
}
