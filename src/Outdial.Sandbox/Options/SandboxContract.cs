namespace Outdial.Sandbox;

/// <summary>Which contract a sandbox imitates: which description of the call operation.</summary>
/// <remarks>
/// Two sources describe <c>POST /api/v2/conversations/calls</c> and disagree about its body and its errors.
/// </remarks>
public enum SandboxContract
{
    /// <summary>Both: the access token of a request selects one. The default.</summary>
    /// <remarks>
    /// The sandbox's own decision, since the real contracts have different hosts and the sandbox has one. A token
    /// obtained with the client secret in the form body (the guide's manner) speaks <see cref="Guide"/>; a token
    /// obtained with HTTP Basic (the manner of the official SDKs), and every user's token, speaks
    /// <see cref="Platform"/>. So does what only the platform describes (a call on behalf of a user, reading a call),
    /// and the refusal of a request without a token that this sandbox issued.
    /// </remarks>
    Both,

    /// <summary>
    /// The request shape of the tutorial that Outdial was first built for: <c>participants[].participantAddress</c>,
    /// errors as an array of strings.
    /// </summary>
    /// <remarks>
    /// Then there is no call on behalf of a user. A call can be read: the guide has a scope for that.
    /// </remarks>
    Guide,

    /// <summary>The published Genesys Cloud Platform API v2, which real organisations use: <c>phoneNumber</c>, errors
    /// as <c>ErrorBody</c>.</summary>
    Platform,
}
