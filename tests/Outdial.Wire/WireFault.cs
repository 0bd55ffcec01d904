using System.Globalization;

namespace Outdial.Wire;

/// <summary>What a server does wrong.</summary>
/// <param name="Protocol">What is spoken.</param>
/// <param name="Stage">When it happens.</param>
/// <param name="Act">What happens.</param>
internal sealed record WireFault(Protocol Protocol, Stage Stage, WireAct Act)
{
    /// <summary>HTTP/2: the error code of RST_STREAM or GOAWAY.</summary>
    internal uint Code { get; init; }

    /// <summary>HTTP/2: the last stream that GOAWAY names, from the stream of the request.</summary>
    internal LastStream LastStream { get; init; }

    /// <summary>HTTP/2: what follows RST_STREAM or GOAWAY.</summary>
    internal WireAct Then { get; init; } = WireAct.Stall;

    /// <summary>Whether it happens to the first request only; what comes after that is answered.</summary>
    internal bool IsOnce { get; init; }

    /// <summary>Whether a call went through the connection before.</summary>
    internal bool IsKept { get; init; }

    /// <summary>Whether only RST_STREAM with REFUSED_STREAM of the request's own stream happens, before any answer:
    /// that alone proves that a whole body was not acted on.</summary>
    internal bool ProvesRefusal => Act == WireAct.ResetStream && Code == Frame.RefusedStream &&
        Stage < Stage.AnswerHeaders;

    /// <summary>Whether nothing ends it but a time limit.</summary>
    internal bool IsSilent => Act is WireAct.Stall or WireAct.HalfClose ||
        (Act == WireAct.GoAway && Then == WireAct.Stall);

    public override string ToString()
    {
        var code = Act is WireAct.ResetStream or WireAct.GoAway
            ? string.Create(CultureInfo.InvariantCulture, $"(0x{Code:x}) last {LastStream} then {Then}")
            : "";
        return $"{Protocol} {Stage} {Act}{code}{(IsOnce ? ", once" : "")}{(IsKept ? ", kept connection" : "")}";
    }
}
