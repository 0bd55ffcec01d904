using System.Collections.Immutable;

namespace Outdial.Payloads;

/// <summary>A body written anew for a contract, or why that cannot be done.</summary>
public sealed class PayloadRewrite
{
    internal PayloadRewrite(
        WireRequest? request, ImmutableArray<PayloadFinding> findings, ReadOnlyMemory<byte>? body = null)
    {
        Request = request;
        Findings = findings;
        Body = body ?? request?.Body;
    }

    /// <summary>The body to send; null if no call can be made. A body with which nothing is wrong under the contract
    /// is itself, byte for byte.</summary>
    public ReadOnlyMemory<byte>? Body { get; }

    /// <summary>The request; null if no call can be made out of the body. Its path may name a user on whose behalf the
    /// call is made.</summary>
    public WireRequest? Request { get; }

    /// <summary>What was left out, and where it stood (<see cref="PayloadRules.LeftOut"/>); or what stands in the
    /// way.</summary>
    public ImmutableArray<PayloadFinding> Findings { get; }
}
