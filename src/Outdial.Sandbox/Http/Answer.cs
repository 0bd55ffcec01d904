using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>What is sent back: a status and a JSON body. Each kind of answer is a type.</summary>
internal abstract record Answer(int Status)
{
    /// <summary>Why the request was refused, in words for the journal; null if it was not.</summary>
    public string? Explanation { get; init; }

    /// <summary>The <c>Allow</c> header, which a 405 must have (RFC 9110, 15.5.6).</summary>
    public string? Allow { get; init; }

    /// <summary>The scheme by which to authenticate: a 401 must name one (RFC 9110, 15.5.2).</summary>
    public virtual string Challenge => "Bearer";

    public abstract void WriteBody(Utf8JsonWriter json, string correlationId);
}
