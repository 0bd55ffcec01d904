using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Outdial.Sandbox;

/// <summary>Finds what is asked of the console: the page at <c>/</c>, and its desk under <c>/sandbox/</c>.</summary>
/// <remarks>
/// What changes something is taken as <c>application/json</c> only, or by another method than POST: no page of somebody
/// else's can send either without being allowed to (CORS), and nobody is.
/// </remarks>
internal sealed class ConsoleRoutes(ControlQueries views, ControlActions actions)
{
    /// <summary>Whether a path is the console's and not the service's.</summary>
    public static bool Has(string path) => path == "/" || path.StartsWith("/sandbox/", StringComparison.Ordinal);

    public ApiResponse ApiResponse(ReceivedRequest request)
    {
        string[] allowed = request.Segments switch
        {
            [""] or ["sandbox", "page", _] => [HttpMethods.Get],
            ["sandbox", "faults"] => [HttpMethods.Get, HttpMethods.Post, HttpMethods.Delete],
            ["sandbox", "clock"] => [HttpMethods.Get, HttpMethods.Post],
            ["sandbox", "reset" or "tokens"] or ["sandbox", "calls", _, "hang-up"] => [HttpMethods.Post],
            ["sandbox", "state" or "requests" or "phones" or "calls" or "limits" or "organisation"]
                or ["sandbox", "phones", _] => [HttpMethods.Get],
            _ => [],
        };
        if (allowed.Length == 0)
            return new ControlRefusal(404, "The console has nothing there: docs/sandbox.md lists what it has.");
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return allowed.Contains(HttpMethods.Get) ? Show(request) : WrongMethod(allowed);
        if (!allowed.Contains(request.Method))
            return WrongMethod(allowed);
        if (HttpMethods.IsDelete(request.Method))
            return actions.RemoveFaults(request);
        if (!request.IsJson)
            return new ControlRefusal(415, "Send it as application/json.");
        var body = request.Body.IsTooLarge ? null : JsonBody.Parse(request.Body.Bytes);
        return body is { ValueKind: JsonValueKind.Object } asked
            ? Do(request, asked)
            : new ControlRefusal(400, "The body is not an object in JSON.");
    }

    private ApiResponse Show(ReceivedRequest request) => request.Segments switch
    {
        [""] => PageFile.Find("index.html")!, // a test holds that it is there
        ["sandbox", "page", var name] => PageFile.Find(name)
            ?? (ApiResponse)new ControlRefusal(404, "The page has no such file."),
        ["sandbox", "state"] => views.State(request),
        ["sandbox", "requests"] => views.Requests(request),
        ["sandbox", "phones"] => views.Phones(request),
        ["sandbox", "phones", var number] => views.Phone(number),
        ["sandbox", "calls"] => views.Calls(request),
        ["sandbox", "faults"] => views.Faults(),
        ["sandbox", "limits"] => views.Limits(),
        ["sandbox", "clock"] => views.Clock(),
        _ => views.Organisation(),
    };

    private ApiResponse Do(ReceivedRequest request, JsonElement body) => request.Segments switch
    {
        ["sandbox", "faults"] => actions.AddFault(body),
        ["sandbox", "clock"] => actions.MoveClock(body),
        ["sandbox", "tokens"] => actions.IssueToken(body),
        ["sandbox", "calls", var id, "hang-up"] => actions.HangUp(id),
        _ => actions.Reset(),
    };

    private static ControlRefusal WrongMethod(string[] allowed)
    {
        var methods = string.Join(", ", allowed);
        return new ControlRefusal(405, $"Only {methods} is taken here.") { Headers = [new("Allow", methods)] };
    }
}
