namespace Outdial.Sandbox;

/// <summary>The parameters of an authorization request.</summary>
internal sealed record SignInRequest
{
    public required string ResponseType { get; init; }

    public required string ClientId { get; init; }

    public required string RedirectUri { get; init; }

    public required string State { get; init; }

    public required string Scope { get; init; }

    public required string? Challenge { get; init; }

    public required string Method { get; init; }

    public static SignInRequest Read(Func<string, string> value) => new()
    {
        ResponseType = value("response_type"),
        ClientId = value("client_id"),
        RedirectUri = value("redirect_uri"),
        State = value("state"),
        Scope = value("scope"),
        Challenge = value("code_challenge") is { Length: > 0 } challenge ? challenge : null,
        Method = value("code_challenge_method"),
    };

    /// <summary>The error to return to the client; null if there is none.</summary>
    public (string Error, string Description)? FindError()
    {
        if (ResponseType != "code")
            return ("unsupported_response_type", "response_type is not code");
        // RFC 7636, 4.3: without a method it is plain, which the service's metadata does not list.
        return Challenge is not null && Method != Pkce.Method
            ? ("invalid_request", "code_challenge_method is not S256")
            : null;
    }
}
