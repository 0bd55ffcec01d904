using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Outdial.Sandbox;

/// <summary>The guide's contract.</summary>
/// <remarks>
/// The guide documents 400 with <c>errors</c>, and of 401 the status and its meaning. Other errors have the
/// statuses of the published API, in the guide's shape.
/// </remarks>
internal sealed class GuideContract(SandboxLimits limits) : ICallContract
{
    public SandboxContract Name => SandboxContract.Guide;

    public ApiResponse Refuse(RequestError fault, string explanation)
    {
        var (status, message) = MessageOf(fault);
        return new GuideRefusal(status, [message]) { Explanation = explanation };
    }

    /// <remarks>
    /// The guide says of 429 only to wait and back off. The body is the sandbox's own, in the guide's shape; the
    /// header is the platform's.
    /// </remarks>
    public ApiResponse Throttle(RateState rate, bool sendsRetryAfter) =>
        new GuideRefusal(Status429TooManyRequests, ["rate limit exceeded"])
        {
            Explanation = $"The token made {rate.Count} requests in this minute, and may make {rate.Allowed}.",
            Headers = sendsRetryAfter
                ? [new("Retry-After", rate.Reset.ToString(CultureInfo.InvariantCulture))]
                : [],
        };

    public ApiResponse Refuse(PublishedError error, string explanation) => new GuideRefusal(
        error.Status, error.Status switch
        {
            Status403Forbidden => ["Insufficient permissions"],
            Status429TooManyRequests => ["rate limit exceeded"],
            _ => [error.Message.Replace("%s", "sandbox", StringComparison.Ordinal)],
        })
    {
        Explanation = explanation,
        Headers = error.Code is "too.many.requests.retry.after" ? [new("Retry-After", "1")] : [],
    };

    public ApiResponse? Read(JsonElement body, string? userId, out CallPlan plan)
    {
        var errors = GuideCall.Read(body, out plan);
        return errors.IsEmpty
            ? null
            : new GuideRefusal(Status400BadRequest, errors) { Explanation = $"{string.Join("; ", errors)}." };
    }

    public ApiResponse Accept(Conversation call) => new JsonResponse<GuideCallCreated>(
        Status200OK, new GuideCallCreated(call.Id), GuideBodyJson.Default.GuideCallCreated);

    private (int Status, string Message) MessageOf(RequestError fault) => fault switch
    {
        RequestError.NoToken => (Status401Unauthorized, "access token is missing"),
        RequestError.UnknownToken => (Status401Unauthorized, "access token is invalid"),
        RequestError.ExpiredToken => (Status401Unauthorized, "access token is expired"),
        // The guide's own text for a client that lacks the scope.
        RequestError.MissingScope => (Status403Forbidden, "Insufficient permissions"),
        RequestError.NoSuchPath => (Status404NotFound, "resource not found"),
        RequestError.WrongMethod => (Status405MethodNotAllowed, "method not allowed"),
        RequestError.NoSuchConversation => (Status404NotFound, "conversation not found"),
        RequestError.TooLarge => (Status413PayloadTooLarge, $"body is over {limits.RequestBytes} bytes"),
        RequestError.NotJsonContent => (Status415UnsupportedMediaType, "content type is not application/json"),
        RequestError.NotJson => (Status400BadRequest, "body is not a JSON object"),
        RequestError.Internal => (Status500InternalServerError, "internal error"),
        _ => throw new UnreachableException(),
    };
}
