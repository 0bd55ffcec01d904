namespace Outdial.Tests;

/// <summary>Every stage at which a call's request can fail, and every answer.</summary>
internal static class FaultTable
{
    internal const string Http1 = "HTTP/1.1";
    internal const string Http2 = "HTTP/2";

    private const string Unknown = nameof(CallOutcome.Unknown);
    private const string NotSent = nameof(CallOutcome.NotSent);

    internal static IReadOnlyList<FaultCase> All { get; } =
    [
        new(Http1, "the name is not known (DNS)", NotSent, 4),
        new(Http1, "the connection is not answered", NotSent, 4) { IsSilent = true },
        new(Http1, "the connection is refused", NotSent, 4),
        new(Http1, "TLS is answered with something else", NotSent, 4),
        new(Http1, "the connection is reset during TLS", NotSent, 4),
        new(Http1, "TLS is not answered", NotSent, 4) { IsSilent = true },
        new(Http1, "the connection is reset before the request is read", Unknown, 1),
        new(Http1, "the connection is reset in the middle of the body", Unknown, 1),
        new(Http1, "the body is not read to its end", Unknown, 1) { IsSilent = true },
        new(Http1, "the connection is reset once the request is read", Unknown, 1),
        new(Http1, "the connection is closed once the request is read", Unknown, 1),
        new(Http1, "the connection, kept from before, is reset once the request is read", Unknown, 1),
        new(Http1, "nothing is answered", Unknown, 1) { IsSilent = true },
        new(Http1, "something is answered that is not HTTP", Unknown, 1),
        new(Http1, "the answer's headers break off", Unknown, 1),
        new(Http1, "202, and the body breaks off", Unknown, 1),
        new(Http1, "202, and the body does not come", Unknown, 1) { IsSilent = true },
        new(Http2, "the stream is refused (REFUSED_STREAM)", NotSent, 4) { MayAct = false },
        new(Http2, "the server shuts down (GOAWAY) before the request, once", Unknown, 1),
        new(Http2, "the server shuts down (GOAWAY) before the request, each time", Unknown, 1),
        new(Http2, "the server shuts down (GOAWAY) with the request, and closes", Unknown, 1),
        new(Http2, "the stream is reset (INTERNAL_ERROR) once the request is read", Unknown, 1),
        new(Http2, "the stream is reset (CANCEL) once the request is read", Unknown, 1),
        new(Http2, "the connection is closed once the request is read", Unknown, 1),
        new(Http2, "nothing is answered", Unknown, 1) { IsSilent = true },
        new(Http2, "202, and the body breaks off", Unknown, 1),
        .. Statuses(Http1),
        .. Statuses(Http2),
    ];

    /// <summary>The status of a fault that is one.</summary>
    internal static (int Status, string Body)? Answer(FaultCase fault)
    {
        if (!int.TryParse(fault.What.AsSpan(0, 3), out var status) || fault.What.Contains("breaks", default) ||
            fault.What.Contains("does not come", default))
        {
            return null;
        }

        return (status, fault.What.Contains("no.user", default)
            ? """{"code":"providerapi.error.station.no.active.edge","message":"no"}"""
            : status is 200 or 202 && !fault.What.Contains("without", default) ? """{"id":"c-1"}""" : "{}");
    }

    private static IEnumerable<FaultCase> Statuses(string protocol)
    {
        (string Status, string Outcome, int Attempts, bool MayAct)[] all =
        [
            ("200", nameof(CallOutcome.Placed), 1, true),
            ("202", nameof(CallOutcome.Placed), 1, true),
            ("202 without an id", Unknown, 1, true),
            ("204", Unknown, 1, true),
            ("302 to elsewhere", Unknown, 1, true),
            ("307 to elsewhere", Unknown, 1, true),
            ("400", nameof(CallOutcome.Refused), 1, false),
            ("401", nameof(CallOutcome.Unauthorized), 1, false),
            ("403", nameof(CallOutcome.Unauthorized), 1, false),
            ("404", nameof(CallOutcome.Refused), 1, false),
            ("408", Unknown, 1, true),
            ("409", nameof(CallOutcome.Refused), 1, false),
            ("413", nameof(CallOutcome.Refused), 1, false),
            ("415", nameof(CallOutcome.Refused), 1, false),
            ("422", Unknown, 1, true),
            ("429", nameof(CallOutcome.Throttled), 4, false),
            ("500", Unknown, 1, true),
            ("500 that says that no call was placed (no.user.station)", nameof(CallOutcome.Refused), 1, false),
            ("502", Unknown, 1, true),
            ("503", Unknown, 1, true),
            ("504", Unknown, 1, true),
        ];
        return all.Select(one =>
            new FaultCase(protocol, one.Status, one.Outcome, one.Attempts) { MayAct = one.MayAct });
    }
}
