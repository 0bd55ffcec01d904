using System.Buffers;
using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>A response: a status, headers and a body. Each kind is a type.</summary>
internal abstract record ApiResponse(int Status)
{
    /// <summary>Why the request was refused, as a sentence for the journal; null if it was not.</summary>
    public string? Explanation { get; init; }

    /// <summary>Headers that only some responses have: <c>Allow</c>, <c>Retry-After</c>, <c>Location</c>.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The fault to inject while it is sent; null if there is none.</summary>
    public SandboxFault? Fault { get; init; }

    /// <summary>The scheme by which to authenticate: a 401 must name one (RFC 9110, 15.5.2).</summary>
    public virtual string Challenge => "Bearer";

    /// <summary>The media type of the body; null if there is no body.</summary>
    public abstract string? ContentType { get; }

    /// <summary>Writes the body.</summary>
    /// <param name="body">Where to.</param>
    /// <param name="correlationId">The id of the exchange, which an error repeats.</param>
    public abstract void Write(IBufferWriter<byte> body, string correlationId);
}
