namespace Outdial;

/// <summary>The meaning of telephony codes for a leg that was not answered.</summary>
/// <remarks>Sources: ITU-T Q.850 (16 normal clearing, 17 user busy, 18 no user responding, 19 no answer from user, 21
/// call rejected, 31 normal, unspecified) and RFC 3261, 21 (408 Request Timeout, 480 Temporarily Unavailable, 486 Busy
/// Here, 487 Request Terminated, 600 Busy Everywhere, 603 Decline). That the service fills them so is our
/// reading.</remarks>
internal static class ReasonCodes
{
    internal static bool IsBusy(DisconnectReason reason) =>
        (reason.Type, reason.Code) is ("q850", 17) or ("sip", 486 or 600);

    internal static bool IsNoAnswer(DisconnectReason reason) =>
        (reason.Type, reason.Code) is ("q850", 18 or 19) or ("sip", 408 or 480 or 487);

    /// <summary>Whether it gives no reason: an ordinary end, or that the call was declined.</summary>
    internal static bool SaysLittle(DisconnectReason reason) =>
        (reason.Type, reason.Code) is ("q850", 16 or 21 or 31) or ("sip", < 300 or 603) or not ("q850" or "sip", _);
}
