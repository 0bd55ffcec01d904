using System.Text;

namespace Outdial;

/// <summary>A request ready to be sent: made from a <see cref="ValidCall"/> by <see cref="ContractMapper"/>
/// only.</summary>
public sealed class WireRequest
{
    internal const string CallsPath = "/api/v2/conversations/calls";

    private readonly OutboundCall _call;

    internal WireRequest(OutboundCall call, Contract contract, string path, ReadOnlyMemory<byte> body)
    {
        _call = call;
        Contract = contract;
        Path = path;
        Body = body;
    }

    /// <summary>The contract that the body follows.</summary>
    public Contract Contract { get; }

    /// <summary>The path below the API's address, such as <c>/api/v2/conversations/calls</c>.</summary>
    public string Path { get; }

    /// <summary>The JSON body, byte for byte as sent: UTF-8 without a byte order mark.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>A text of the service's with the parties of this call masked: the service may repeat them.</summary>
    internal string Mask(string text) => PartyMask.Apply(text, _call);

    /// <summary>The body as text; it carries phone numbers, so keep it out of logs.</summary>
    public string BodyText => Encoding.UTF8.GetString(Body.Span);
}
