namespace Outdial.Sandbox;

/// <summary>One request and its response. Secrets and tokens are replaced by <c>***</c>.</summary>
/// <remarks>
/// Masked are the secrets of the organisation's clients and the sandbox's tokens, and, since a real secret may be sent
/// here by mistake, the values of members and form fields whose names mark them as secret
/// (<c>client_secret</c>, <c>access_token</c>, <c>password</c>, …); at the token endpoint everything but
/// <c>grant_type</c>, <c>client_id</c> and <c>scope</c>.
/// </remarks>
public sealed record JournalEntry
{
    /// <summary>Its number, from 0 in the order of the responses.</summary>
    public long Number { get; init; }

    /// <summary>When the request arrived, by <see cref="SandboxOptions.Time"/>.</summary>
    public required DateTimeOffset When { get; init; }

    /// <summary>The HTTP method, as sent.</summary>
    public required string Method { get; init; }

    /// <summary>The path, percent-encoded, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The query with its <c>?</c>; empty if there is none.</summary>
    public string Query { get; init; } = "";

    /// <summary>
    /// The HTTP status that was decided on, such as 202, even if a fault kept it from the client; 0 if the connection
    /// was reset before that.
    /// </summary>
    public required int Status { get; init; }

    /// <summary>The kind of the request's <c>Authorization</c> header.</summary>
    public required AuthorizationKind Authorization { get; init; }

    /// <summary>
    /// The request's body read as UTF-8, U+FFFD for bytes that are not. Empty if there was none, or if it was over the
    /// limit of 512000 bytes.
    /// </summary>
    public required string RequestBody { get; init; }

    /// <summary>The response's body: JSON, or the HTML of the sign-in page; empty if there was none.</summary>
    public required string ResponseBody { get; init; }

    /// <summary>The response's <c>ININ-Correlation-Id</c>: a GUID.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>
    /// The fault that hit the request, as text; null if none did. Delays and skews come before it, each followed by
    /// <c>; </c>.
    /// </summary>
    /// <remarks>
    /// With a lost response the phone rang nevertheless: <see cref="Status"/> is the status that was decided on.
    /// </remarks>
    public string? Fault { get; init; }

    /// <summary>Why the request was refused, as a sentence; null if it was not.</summary>
    public string? Explanation { get; init; }
}
