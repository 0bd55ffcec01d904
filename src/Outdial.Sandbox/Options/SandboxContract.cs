namespace Outdial.Sandbox;

/// <summary>Which description of the call operation an emulator imitates.</summary>
/// <remarks>
/// Two sources describe <c>POST /api/v2/conversations/calls</c> and disagree about its body and its errors.
/// </remarks>
public enum SandboxContract
{
    /// <summary>Both: the access token of a request tells which. The default.</summary>
    /// <remarks>
    /// The emulator's own decision, since the real contracts live on different hosts and here there is one. A token
    /// obtained with the client secret in the form body (the guide's manner) speaks <see cref="Guide"/>; a token
    /// obtained with HTTP Basic (the manner of the official SDKs), and every user's token, speaks
    /// <see cref="Platform"/>. So does what only the platform describes (a call on behalf of a user, reading a call),
    /// and the refusal of a request without a token that this emulator issued.
    /// </remarks>
    Both,

    /// <summary>The guide's: <c>participants[].participantAddress</c>, errors as an array of strings.</summary>
    /// <remarks>
    /// Then there is no call on behalf of a user. A call can be read: the guide has a scope for that.
    /// </remarks>
    Guide,

    /// <summary>The published Genesys Cloud Platform API v2: <c>phoneNumber</c>, errors as <c>ErrorBody</c>.</summary>
    Platform,
}
