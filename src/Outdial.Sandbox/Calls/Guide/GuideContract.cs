using System.Diagnostics;
using System.Text.Json;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Outdial.Sandbox;

/// <summary>The guide's contract.</summary>
/// <remarks>
/// The guide documents 400 with <c>errors</c>, and of 401 the status and its meaning. The other refusals have the
/// statuses of the published API, in the guide's shape.
/// </remarks>
internal sealed class GuideContract : ICallContract
{
    public Answer Refuse(RequestFault fault, string explanation)
    {
        var (status, words) = Words(fault);
        return new GuideRefusal(status, [words]) { Explanation = explanation };
    }

    public Answer? Read(JsonElement body, string? userId, out CallPlan plan)
    {
        var errors = GuideCall.Read(body, out plan);
        return errors.IsEmpty
            ? null
            : new GuideRefusal(Status400BadRequest, errors) { Explanation = $"{string.Join("; ", errors)}." };
    }

    public Answer Accept(Call call) => new GuideCallCreated(call);

    private static (int Status, string Words) Words(RequestFault fault) => fault switch
    {
        RequestFault.NoToken => (Status401Unauthorized, "access token is missing"),
        RequestFault.UnknownToken => (Status401Unauthorized, "access token is invalid"),
        RequestFault.ExpiredToken => (Status401Unauthorized, "access token is expired"),
        RequestFault.NoSuchPath => (Status404NotFound, "resource not found"),
        RequestFault.WrongMethod => (Status405MethodNotAllowed, "method not allowed"),
        RequestFault.NoSuchConversation => (Status404NotFound, "conversation not found"),
        RequestFault.TooLarge => (Status413PayloadTooLarge, $"body is over {RequestBody.MaximumBytes} bytes"),
        RequestFault.NotJsonContent => (Status415UnsupportedMediaType, "content type is not application/json"),
        RequestFault.NotJson => (Status400BadRequest, "body is not a JSON object"),
        RequestFault.Internal => (Status500InternalServerError, "internal error"),
        _ => throw new UnreachableException(),
    };
}
