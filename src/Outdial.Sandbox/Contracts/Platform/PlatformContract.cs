using System.Diagnostics;
using System.Text.Json;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Outdial.Sandbox;

/// <summary>
/// The published Genesys Cloud Platform API v2. Sources: the published swagger and what was recorded of the service.
/// </summary>
internal sealed class PlatformContract(SandboxLimits limits) : ICallContract
{
    public SandboxContract Name => SandboxContract.Platform;

    public ApiResponse Refuse(RequestError fault, string explanation)
    {
        if (fault is RequestError.TooLarge)
            return PlatformErrors.EntityTooLarge(limits.RequestBytes, explanation);
        var (status, code, message) = MessageOf(fault);
        return new PlatformRefusal(status, code, message) { Explanation = explanation };
    }

    public ApiResponse Throttle(RateState rate, bool sendsRetryAfter) => PlatformErrors.TooManyRequests(
        rate, sendsRetryAfter, $"The token made {rate.Count} requests in this minute, and may make {rate.Allowed}.");

    public ApiResponse Refuse(PublishedError error, string explanation) => PlatformErrors.Any(error, explanation);

    public ApiResponse? Read(JsonElement body, string? userId, out CallPlan plan) =>
        PlatformCall.Read(
            body, userId ?? throw new UnreachableException("A client's token is refused before."), out plan);

    public ApiResponse Accept(Conversation call) => new JsonResponse<PlatformCallCreated>(
        Status202Accepted, new PlatformCallCreated(call.Id, call.SelfUri),
        PlatformBodyJson.Default.PlatformCallCreated);

    private static (int Status, string Code, string Message) MessageOf(RequestError fault) => fault switch
    {
        RequestError.NoToken => (Status401Unauthorized, "authentication.required",
            "No authentication bearer token specified in authorization header."),
        // One code for both: the service does not say which.
        RequestError.UnknownToken or RequestError.ExpiredToken => (Status401Unauthorized, "bad.credentials",
            "Invalid login credentials."),
        RequestError.MissingScope or RequestError.TooLarge => throw new UnreachableException(),
        RequestError.NoSuchPath => (Status404NotFound, "not.found",
            "The requested resource was not found."),
        // No code is published for this; the sandbox's own.
        RequestError.WrongMethod => (Status405MethodNotAllowed, "method.not.allowed",
            "The method is not allowed for this resource."),
        // The code is published; the message is in the sandbox's own text.
        RequestError.NoSuchConversation => (Status404NotFound, "conversation.error.conversation.not.found",
            "The conversation was not found."),
        RequestError.NotJsonContent => (Status415UnsupportedMediaType, "unsupported.media.type",
            "Unsupported Media Type - Unsupported or incorrect media type, " +
            "such as an incorrect Content-Type value in the header."),
        RequestError.NotJson => (Status400BadRequest, "bad.request",
            "The request could not be understood by the server due to malformed syntax."),
        RequestError.Internal => (Status500InternalServerError, "internal.server.error",
            "The server encountered an unexpected condition which prevented it from fulfilling the request."),
        _ => throw new UnreachableException(),
    };
}
