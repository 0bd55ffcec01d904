using System.Collections.Immutable;
using static Outdial.Severity;

namespace Outdial.Diagnostics;

/// <summary>Band OD4: what the service and the network answered.</summary>
/// <remarks>Facts about codes come from the published API description of postConversationsCalls unless a rule says
/// otherwise; docs/refusals.md lists them.</remarks>
public static class ServiceRules
{
    /// <summary>OD4001: a refusal without a more telling rule.</summary>
    public static readonly Rule Refused = new("OD4001", "call-refused", Error,
        "The service refused the call; nothing was dialled.",
        "Its answer says that the request was not carried out.",
        "Read the service's code and message, and give the correlation id to its support.");

    /// <summary>OD4002: client credentials where a person is needed.</summary>
    public static readonly Rule UserRequired = new("OD4002", "user-required", Error,
        "The token belongs to a client, and this request needs a user.",
        "The published API documents 400 not.a.user for client credentials on this route.",
        "Use a signed-in user's token (OutdialOptions.AccessToken), " +
        "or name the user to call for (OutboundCall.OnBehalfOfUser, OutdialOptions.UserId).");

    /// <summary>OD4003: a permission that the caller's roles lack.</summary>
    public static readonly Rule MissingPermission = new("OD4003", "missing-permission", Error,
        "The caller lacks a permission.",
        "Permissions come from the roles of the user, or of the OAuth client.",
        "Have an administrator add the permission to a role that the caller has, then get a new token.");

    /// <summary>OD4004: a scope that the token lacks.</summary>
    public static readonly Rule MissingScope = new("OD4004", "missing-scope", Error,
        "The OAuth client lacks a scope.",
        "Scopes limit what a user's token may do; they are ticked on the OAuth client.",
        "Tick the scope on the OAuth client (for calls: conversations), then sign in again.");

    /// <summary>OD4005: no phone to call from.</summary>
    public static readonly Rule NoStation = new("OD4005", "no-station", Error,
        "The user who calls has no station.",
        "The service rings the caller's own station first.",
        "Have the user choose a phone in Genesys Cloud, and check that its Edge is in service.");

    /// <summary>OD4006: none or several destinations.</summary>
    public static readonly Rule DestinationRefused = new("OD4006", "destination-refused", Error,
        "The service found no destination, or more than one.",
        "A request has exactly one of phoneNumber, callUserId, callQueueId, participants and conversationIds.",
        "Check that the service follows the contract in use (OutdialOptions.Contract).");

    /// <summary>OD4007: the guide's 400.</summary>
    public static readonly Rule ParticipantRefused = new("OD4007", "participant-refused", Error,
        "The service refused a participant's address.",
        "The guide's 400 names the participant in errors.",
        "Compare the address that it names with its source; if it is right, " +
        "ask whether the service follows another contract (OutdialOptions.Contract).");

    /// <summary>OD4008: a value that the service refused.</summary>
    public static readonly Rule ValueRefused = new("OD4008", "value-refused", Error,
        "The service refused a value in the request.",
        "It names the field in its message or details.",
        "Check the value it names; ids must exist in this organisation.");

    /// <summary>OD4009: not found.</summary>
    public static readonly Rule NotFound = new("OD4009", "not-found", Error,
        "The service does not know the address, or an id in the request.",
        "404: the route or a resource does not exist for this caller.",
        "Check the ids, the region and the API address (OutdialOptions.Region, OutdialOptions.ApiUrl).");

    /// <summary>OD4010: the telephony could not place the call.</summary>
    public static readonly Rule CannotBePlaced = new("OD4010", "call-cannot-be-placed", Error,
        "The organisation's telephony could not place the call; nothing was dialled.",
        "The code says that no call was made.",
        "Check the caller's station, its phone and its Edge in the admin portal.");

    /// <summary>OD4011: too many bytes.</summary>
    public static readonly Rule TooLarge = new("OD4011", "request-too-large", Error,
        "The request is larger than the service accepts.",
        "The platform's limit is 512,000 bytes (request.bytes.max).",
        "Shorten the attributes or the user-to-user data.");

    /// <summary>OD4012: not JSON to the service.</summary>
    public static readonly Rule MediaType = new("OD4012", "media-type-refused", Error,
        "The service did not recognise the request as JSON.",
        "Outdial sends application/json: something between here and the service changes it.",
        "Look for a proxy or gateway that rewrites Content-Type.");

    /// <summary>OD4013: an access policy of the organisation.</summary>
    public static readonly Rule AccessDenied = new("OD4013", "access-denied", Error,
        "The organisation's security settings deny the caller access.",
        "The code names an IP allow-list or an authorisation policy.",
        "Ask the organisation's administrator to admit this address or client.");

    /// <summary>OD4014: the service refuses a body in which no fault is found.</summary>
    public static readonly Rule BodyFoundClean = new("OD4014", "body-found-clean", Note,
        "Outdial's own check finds nothing wrong with the body that was sent.",
        "What is wrong is then something that only the service knows: an id that does not exist in the organisation, " +
        "or another contract than the one in use.",
        "Check that the ids exist in this organisation, and that the service follows the contract in use " +
        "(OutdialOptions.Contract).");

    /// <summary>OD4020: a token that is not accepted.</summary>
    public static readonly Rule TokenRejected = new("OD4020", "token-rejected", Error,
        "The service does not accept the token.",
        "401 after a new token was fetched and tried, or with a token that cannot be renewed.",
        "Check that token and API belong to the same region and organisation; " +
        "a fixed token (OutdialOptions.AccessToken) may have expired.");

    /// <summary>OD4021: a wrong secret, or a client of another region or organisation.</summary>
    public static readonly Rule WrongSecret = new("OD4021", "wrong-secret", Error,
        "The client's secret is wrong, or the client belongs to another region or organisation.",
        "The login service answers 401 invalid_client, 'authentication failed', and does not say which of them it is.",
        "Check OutdialOptions.ClientSecret (after a reset in the admin portal the old one is invalid), then that " +
        "OutdialOptions.ClientId and OutdialOptions.Region are those of the client's organisation.");

    /// <summary>OD4022: a client that this region does not know.</summary>
    public static readonly Rule UnknownClient = new("OD4022", "unknown-client", Error,
        "The login service does not know the client.",
        "It answers 400 invalid_client, 'client not found', also if the client belongs to another region.",
        "Check OutdialOptions.ClientId, and OutdialOptions.Region: each region knows its own clients only.");

    /// <summary>OD4023: too many tokens.</summary>
    public static readonly Rule TokenThrottled = new("OD4023", "token-throttled", Error,
        "The login service issues no more tokens for now; nothing was dialled.",
        "It answers invalid_request, 'rate limit exceeded', when tokens are fetched too often.",
        "Wait, and share one client among the calls of a process: it fetches one token for all of them.");

    /// <summary>OD4024: no token, for another reason.</summary>
    public static readonly Rule TokenFailed = new("OD4024", "token-failed", Error,
        "The login service gave no token; nothing was dialled.",
        "Anything but 200 with an access_token is a failure.",
        "Read its answer; check the login address (OutdialOptions.Region, OutdialOptions.LoginUrl) " +
        "and the client's grant type.");

    /// <summary>OD4025: a sign-in that has ended.</summary>
    public static readonly Rule SignInOver = new("OD4025", "sign-in-over", Error,
        "The sign-in has ended: its code or refresh token is no longer accepted; nothing was dialled.",
        "The login service answers invalid_grant (RFC 6749, 5.2): it was used, has expired, or was revoked.",
        "Sign in again (SignInRequest.Create).");

    /// <summary>OD4026: no user is signed in.</summary>
    public static readonly Rule NotSignedIn = new("OD4026", "not-signed-in", Error,
        "No user is signed in; nothing was dialled.",
        "The settings require a user's token (grant user), and none is stored here.",
        "Sign in (SignInRequest.Create), or use the client's own token (OutdialOptions.Grant = ClientCredentials).");

    /// <summary>OD4027: a sign-in that failed.</summary>
    public static readonly Rule SignInFailed = new("OD4027", "sign-in-failed", Error,
        "The sign-in was not completed.",
        "The browser came back without a code, or with another sign-in's.",
        "Sign in again (SignInRequest.Create), and agree in the browser; the client's redirect " +
        "address must be registered.");

    /// <summary>OD4030: over the limit.</summary>
    public static readonly Rule Throttled = new("OD4030", "throttled", Error,
        "The service accepts no more requests for now; nothing was dialled.",
        "429: 300 requests a minute for each token is the platform's limit.",
        "Wait as long as it says, then place the call again.");

    /// <summary>OD4031: no permit in time.</summary>
    public static readonly Rule NoPermitInTime = new("OD4031", "no-permit-in-time", Error,
        "Rate limiting would exceed the call's timeout; nothing was dialled.",
        "Requests are sent no faster than the token is allowed to, so that none is answered with 429.",
        "Give the call more time (TotalTimeout), place fewer at once, or spread them over several OAuth clients.");

    /// <summary>OD4040: no connection.</summary>
    public static readonly Rule NotReached = new("OD4040", "not-reached", Error,
        "The service was not reached; nothing was dialled.",
        "No connection was made, so no part of the call's request can have arrived.",
        "Check the region, the address, the proxy and the network.");

    /// <summary>OD4041: no response after the request left.</summary>
    public static readonly Rule AnswerLost = new("OD4041", "answer-lost", Error,
        "The request left and no answer came back: the phone may be ringing.",
        "The connection broke, or time ran out, after the request was on its way; the service has no idempotency key.",
        "Do not place the call again before you have looked in Genesys Cloud for it.");

    /// <summary>OD4042: a success without a conversation.</summary>
    public static readonly Rule AnswerUnreadable = new("OD4042", "answer-unreadable", Error,
        "The service answered with success and named no conversation: the phone may be ringing.",
        "A 2xx answer carries the conversation's id; this one cannot be decompressed, is not JSON, or has none.",
        "Do not place the call again before you have looked in Genesys Cloud for it; " +
        "look for a gateway that rewrites answers.");

    /// <summary>OD4043: an answer that does not say what was done.</summary>
    public static readonly Rule UnclearAnswer = new("OD4043", "unclear-answer", Error,
        "The answer does not say whether the call was placed: the phone may be ringing.",
        "Only statuses documented as refusals prove that nothing was dialled; " +
        "408, 5xx, a redirect and others can come after the call was handed on.",
        "Do not place the call again before you have looked in Genesys Cloud for it.");

    /// <summary>OD4044: cancelled after the request left.</summary>
    public static readonly Rule CancelledInFlight = new("OD4044", "cancelled-in-flight", Error,
        "The call was cancelled after the request had left: the phone may be ringing.",
        "A request that was sent cannot be recalled.",
        "Look in Genesys Cloud for the call.");

    /// <summary>OD4045: a second request, or a copy.</summary>
    public static readonly Rule StrayRequest = new("OD4045", "stray-request", Error,
        "A handler of the HTTP client sent a call's request outside of its one attempt; it was stopped.",
        "A POST that is repeated, copied, sent at the same time or after the attempt is a second ringing phone. " +
        "Outdial itself repeats what is safe to repeat.",
        "Remove the handler that repeats requests from OutdialBuilder.HttpClient, or exclude POST from it.");

    /// <summary>The advice for a token that was fetched and is not accepted.</summary>
    internal const string OtherPlace = "Check that token and API belong to the same region and organisation.";

    internal static ImmutableArray<Rule> All { get; } =
    [
        Refused, UserRequired, MissingPermission, MissingScope, NoStation, DestinationRefused, ParticipantRefused,
        ValueRefused, NotFound, CannotBePlaced, TooLarge, MediaType, AccessDenied, BodyFoundClean, TokenRejected,
        WrongSecret, UnknownClient, TokenThrottled, TokenFailed, SignInOver, NotSignedIn, SignInFailed, Throttled,
        NoPermitInTime, NotReached, AnswerLost, AnswerUnreadable, UnclearAnswer, CancelledInFlight,
        StrayRequest,
    ];
}
