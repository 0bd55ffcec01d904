namespace Outdial.Sandbox;

/// <summary>A request that may be acted on: its bearer has the right to ask.</summary>
/// <param name="Received">What arrived.</param>
/// <param name="Token">Who asks.</param>
/// <param name="Arguments">What stands in the path where the operation has a name in braces.</param>
internal sealed record ApiRequest(ReceivedRequest Received, AccessToken Token, string[] Arguments)
{
    /// <summary>
    /// The user who asks. Only for operations that are the user's own: their operation refuses clients.
    /// </summary>
    public SandboxUser User => Token.User ?? throw new InvalidOperationException("The operation takes no clients.");
}
