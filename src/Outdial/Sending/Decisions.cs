using System.Collections.Immutable;

namespace Outdial;

/// <summary>The one table of what an attempt proves: its outcome, and whether the request is sent again.
/// docs/never-dial-twice.md is written from it.</summary>
/// <remarks>What decides is what is proved: a request is sent again only if it was certainly not acted on.</remarks>
internal static class Decisions
{
    internal static readonly Decision NotConnected = new(
        "not-connected",
        "The name was not found, no connection stood, TLS was not agreed on, or time ran out before the body began " +
        "to leave",
        OutcomeKind.NotSent,
        Repeat.AfterBackOff,
        "A server that was not sent the body cannot have acted on it. The body itself records when it is first read, " +
        "which is after a connection stands.");

    internal static readonly Decision StreamRefused = new(
        "stream-refused",
        "HTTP/2: the server reset the request's stream as refused (`RST_STREAM` with `REFUSED_STREAM`)",
        OutcomeKind.NotSent,
        Repeat.AfterBackOff,
        "RFC 9113, 8.7: the request was not processed. The frames are looked at: the end of a connection, whatever " +
        "its code, proves nothing. .NET's own transport would send it again at once, and is stopped.");

    internal static readonly Decision Throttled = new(
        "throttled",
        "429",
        OutcomeKind.Throttled,
        Repeat.AfterWhatTheServiceAsks,
        "Documented as refused unread. Not if it asks to wait longer than `MaxRetryAfter` (180 s).");

    internal static readonly Decision TokenRejected = new(
        "token-rejected",
        "401 that blames the token, the first",
        OutcomeKind.Unauthorized,
        Repeat.OnceWithANewToken,
        "The request was not let in. Tokens are taken back before they expire.");

    internal static readonly Decision NotLetIn = new(
        "not-let-in",
        "401 again, 401 for another reason, 403",
        OutcomeKind.Unauthorized,
        Repeat.Never,
        "Not let in, and another try would not be either.");

    internal static readonly Decision Refused = new(
        "refused",
        "400, 404, 409, 413, 415; 500 with a code that says that no call was placed",
        OutcomeKind.Refused,
        Repeat.Never,
        "Documented as refusals: the answer would be the same.");

    internal static readonly Decision Placed = new(
        "placed",
        "2xx with a conversation's id",
        OutcomeKind.Placed,
        Repeat.Never,
        "It is done.");

    internal static readonly Decision Unreadable = new(
        "unreadable-success",
        "2xx without an id, not JSON, or not to be unpacked",
        OutcomeKind.Unknown,
        Repeat.Never,
        "Something was done, and it is not said what.");

    internal static readonly Decision Unclear = new(
        "unclear-status",
        "Any other status: 408, 5xx, 3xx, other 4xx",
        OutcomeKind.Unknown,
        Repeat.Never,
        "A gateway may say so after the call was handed on. Redirects are not followed: a redirected POST is another " +
        "one.");

    internal static readonly Decision Lost = new(
        "answer-lost",
        "The connection or the stream broke, or time ran out, after the body began to leave",
        OutcomeKind.Unknown,
        Repeat.Never,
        "The answer is lost, the call perhaps not. After `GOAWAY` (HTTP/2) .NET's own transport would send the body " +
        "again, up to three times, whatever the server had read: it is stopped.");

    internal static readonly Decision CancelledInFlight = new(
        "cancelled-in-flight",
        "Cancelled after the body began to leave",
        OutcomeKind.Unknown,
        Repeat.Never,
        "A request on its way cannot be called back.");

    internal static readonly Decision TokenRefused = new(
        "token-refused",
        "The login service gives no token to these credentials",
        OutcomeKind.Unauthorized,
        Repeat.Never,
        "Nothing left. The login service answers the same when it is asked again.");

    internal static readonly Decision TokenThrottled = new(
        "token-throttled",
        "The login service gives no more tokens for now",
        OutcomeKind.Throttled,
        Repeat.Never,
        "Nothing left. The request for a token has pauses and tries of its own, and these are used up.");

    internal static readonly Decision TokenFailed = new(
        "token-failed",
        "The login service, or the store of tokens, gave no token, or none before the time for the call was over",
        OutcomeKind.NotSent,
        Repeat.Never,
        "Nothing left. The request for a token has pauses, tries and a time of its own, and these are used up.");

    internal static readonly Decision NoPermit = new(
        "no-permit",
        "Keeping to the service's rate would take longer than the time for the call",
        OutcomeKind.Throttled,
        Repeat.Never,
        "Nothing left; sending sooner would be answered with 429.");

    internal static readonly Decision NoIntent = new(
        "no-intent",
        "A keyed call whose intent could not be made durable",
        OutcomeKind.NotSent,
        Repeat.Never,
        "Without the intent a crash would leave no trace of the call.");

    internal static readonly Decision Held = new(
        "held-by-gate",
        "A keyed call that a gate of the ledger holds back: calling hours, suppression, gap, cap, or its last moment",
        OutcomeKind.NotSent,
        Repeat.Never,
        "Nothing left. The gates are asked in the step that writes the intent.");

    internal static readonly Decision Stray = new(
        "stray-request",
        "A handler of the application sent the request outside of its one attempt, and the request itself did not " +
        "leave",
        OutcomeKind.NotSent,
        Repeat.Never,
        "It was stopped before a byte left; another try would be too.");

    internal static ImmutableArray<Decision> All { get; } =
    [
        NotConnected, StreamRefused, Throttled, TokenRejected, NotLetIn, Refused, Placed, Unreadable, Unclear, Lost,
        CancelledInFlight, TokenRefused, TokenThrottled, TokenFailed, NoPermit, NoIntent, Held,
        Stray,
    ];

    /// <summary>The row that an answer falls under.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="conversationId">The conversation's id, if it has one.</param>
    /// <param name="isRenewed">Whether the request's token replaced one that was rejected.</param>
    internal static Decision Of(ApiResponse answer, string? conversationId, bool isRenewed) => answer.Status switch
    {
        429 => Throttled,
        401 when !isRenewed && AnswerProof.BlamesToken(answer) => TokenRejected,
        401 or 403 => NotLetIn,
        >= 200 and < 300 => conversationId is null ? Unreadable : Placed,
        _ => AnswerProof.OfRefusal(answer) ? Refused : Unclear,
    };
}
