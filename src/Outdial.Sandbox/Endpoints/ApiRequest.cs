namespace Outdial.Sandbox;

/// <summary>A request that is authorized.</summary>
/// <param name="Received">What arrived.</param>
/// <param name="Token">The access token that it was sent with.</param>
internal sealed record ApiRequest(ReceivedRequest Received, AccessToken Token)
{
    /// <summary>
    /// The user of the token. Only for operations that are for users only: others take tokens without a user.
    /// </summary>
    public SandboxUser User => Token.User ?? throw new InvalidOperationException("The operation takes no clients.");

    /// <summary>Makes it of a request that <see cref="RequestAuthorizer"/> let through.</summary>
    public static ApiRequest Of(ReceivedRequest received) => new(received, received.Feature<AccessToken>());

    /// <summary>The value of a path parameter; empty if the path has none of that name.</summary>
    public string Argument(string name) => Received.Argument(name);
}
