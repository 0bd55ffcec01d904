using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>Maps the console: the page at <c>/</c>, and the control API under <c>/sandbox/</c>.</summary>
/// <remarks>
/// A request that changes something is <c>application/json</c> or has another method than POST: a page of another site
/// can send neither without permission (CORS), which is not given.
/// </remarks>
internal sealed class ControlEndpoints(ControlQueries queries, ControlActions actions)
{
    private const string Root = "/sandbox";

    /// <summary>Whether a path is the console's and not the service's.</summary>
    public static bool Has(string path) => path == "/" || path.StartsWith($"{Root}/", StringComparison.Ordinal);

    public void MapTo(ExactRoutes routes)
    {
        Get("/", _ => PageFile.Find("index.html")!); // a test holds that it is there
        Get($"{Root}/page/{{file}}", request => PageFile.Find(request.Argument("file"))
            ?? (ApiResponse)new ControlRefusal(404, "The page has no such file."));
        Get($"{Root}/state", queries.State);
        Get($"{Root}/requests", queries.Requests);
        Get($"{Root}/phones", queries.Phones);
        Get($"{Root}/phones/{{number}}", request => queries.Phone(request.Argument("number")));
        Get($"{Root}/calls", queries.Calls);
        Get($"{Root}/faults", _ => queries.Faults());
        Get($"{Root}/limits", _ => queries.Limits());
        Get($"{Root}/clock", _ => queries.Clock());
        Get($"{Root}/organisation", _ => queries.Organisation());
        Post($"{Root}/faults", (_, body) => actions.AddFault(body));
        Post($"{Root}/clock", (_, body) => actions.MoveClock(body));
        Post($"{Root}/tokens", (_, body) => actions.IssueToken(body));
        Post($"{Root}/calls/{{id}}/hang-up", (request, _) => actions.HangUp(request.Argument("id")));
        Post($"{Root}/reset", (_, _) => actions.Reset());
        routes.Map("DELETE", $"{Root}/faults", actions.RemoveFaults);

        void Get(string path, Func<ReceivedRequest, ApiResponse> show) =>
            routes.Map("GET", path, show, alsoHead: true);

        void Post(string path, Func<ReceivedRequest, JsonElement, ApiResponse> act) =>
            routes.Map("POST", path, request => ReadObject(request, out var body) ?? act(request, body));
    }

    private static ControlRefusal? ReadObject(ReceivedRequest request, out JsonElement body)
    {
        body = default;
        if (!request.IsJson)
            return new ControlRefusal(415, "Send it as application/json.");
        var parsed = request.Body.IsTooLarge ? null : JsonBody.Parse(request.Body.Bytes);
        if (parsed is not { ValueKind: JsonValueKind.Object } found)
            return new ControlRefusal(400, "The body is not an object in JSON.");
        body = found;
        return null;
    }
}
