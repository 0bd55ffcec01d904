namespace Outdial.Wire;

/// <summary>Every fault at every stage, over every protocol.</summary>
internal static class WireFaults
{
    // RFC 9113, 7; and one that is in no table.
    private static readonly uint[] Codes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0xa, 0xb, 0xc, 0xd, 0xff];

    private static readonly WireAct[] Acts =
    [
        WireAct.Answer, WireAct.AnswerSlowly, WireAct.Close, WireAct.HalfClose, WireAct.Reset, WireAct.Garbage,
        WireAct.Stall,
    ];

    internal static IEnumerable<WireFault> All =>
        Enum.GetValues<Protocol>().SelectMany(protocol => Connections(protocol)
            .Concat(protocol is Protocol.Http2 or Protocol.Http2Tls ? [.. Resets(protocol), .. Ends(protocol)] : []))
            .SelectMany(fault => new[] { fault, fault with { IsOnce = true } })
            .SelectMany(fault => fault.Stage > Stage.BeforeRequest
                ? new[] { fault, fault with { IsKept = true } }
                : [fault]);

    // The same in a few minutes' less time: each stage, each act and each code, over the protocols by turns.
    internal static IEnumerable<WireFault> Some(int every) => All.Where((_, index) => index % every == 0);

    private static IEnumerable<WireFault> Connections(Protocol protocol) =>
        from stage in Enum.GetValues<Stage>()
        from act in Acts
        where act is not (WireAct.Answer or WireAct.AnswerSlowly) || stage == Stage.Body
        select new WireFault(protocol, stage, act);

    private static IEnumerable<WireFault> Resets(Protocol protocol) =>
        from stage in Enum.GetValues<Stage>()
        where stage > Stage.BeforeRequest
        from code in Codes
        from then in new[] { WireAct.Stall, WireAct.Close }
        select new WireFault(protocol, stage, WireAct.ResetStream) { Code = code, Then = then };

    private static IEnumerable<WireFault> Ends(Protocol protocol) =>
        from stage in Enum.GetValues<Stage>()
        where stage > Stage.Accepted
        from code in Codes
        from last in Enum.GetValues<LastStream>()
        from then in new[] { WireAct.Answer, WireAct.Close, WireAct.Reset, WireAct.Stall, WireAct.ResetStream }
        where then != WireAct.Stall || code is 0 or 7
        select new WireFault(protocol, stage, WireAct.GoAway) { Code = code, LastStream = last, Then = then };
}
