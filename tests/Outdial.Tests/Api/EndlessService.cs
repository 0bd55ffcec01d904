using System.Globalization;
using System.Net;
using System.Text;

namespace Outdial.Tests;

/// <summary>A service that never stops answering, in one way, whatever it is asked.</summary>
internal sealed class EndlessService(Endlessness kind, bool alsoTokens) : HttpMessageHandler
{
    private readonly List<EndlessStream> _bodies = [];
    private int _requests;

    /// <summary>How many requests it was sent.</summary>
    internal int Requests => _requests;

    /// <summary>The most that was read of one body.</summary>
    internal long LongestRead => _bodies.Select(body => body.Taken).DefaultIfEmpty().Max();

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _requests);
        if (request.Content is { } content)
        {
            await content.CopyToAsync(Stream.Null, cancellationToken);
        }

        if (!alsoTokens && request.RequestUri!.AbsolutePath == "/oauth/token")
        {
            return Json(200, """{"access_token":"token-1","token_type":"bearer","expires_in":86400}""");
        }

        if (kind is Endlessness.AnotherPage or Endlessness.SamePage &&
            request.RequestUri!.AbsolutePath.StartsWith($"{WireRequest.CallsPath}/c-", StringComparison.Ordinal))
        {
            return Json(200, """{"id":"c-1","participants":[{"id":"1","purpose":"user","state":"connected"}]}""");
        }

        return kind switch
        {
            Endlessness.AnotherPage => Json(200, Page(number)),
            Endlessness.SamePage => Json(200, Page(1)),
            Endlessness.Accepted => new HttpResponseMessage(HttpStatusCode.Accepted),
            Endlessness.Throttled => With(Json(429, "{}"), "Retry-After", "170"),
            Endlessness.Failing => With(Json(503, "{}"), "Retry-After", "170"),
            Endlessness.Unauthorized => Json(401, """{"code":"bad.credentials"}"""),
            Endlessness.NotFound => Json(404, "{}"),
            Endlessness.Redirecting => With(Json(307, "{}"), "Location", "/again"),
            Endlessness.LargeBody => Json(200, $$"""{"id":"c-1","x":"{{new string('x', 5_000_000)}}"}"""),
            Endlessness.EndlessBody => new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StreamContent(Body()),
            },
            Endlessness.TruncatedBody => Json(200, """{"id":"c-1","entities":["""),
            _ => Json(200, string.Concat(Enumerable.Repeat("""{"id":"c-1","entities":[""", 50_000))),
        };
    }

    private EndlessStream Body()
    {
        var body = new EndlessStream();
        lock (_bodies)
        {
            _bodies.Add(body);
        }

        return body;
    }

    private static HttpResponseMessage Json(int status, string body) => new((HttpStatusCode)status)
    {
        Content = new StringContent(body, Encoding.UTF8, "application/json"),
    };

    private static HttpResponseMessage With(HttpResponseMessage response, string name, string value)
    {
        response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    // A conversation that goes on, and a page of everything: calls, conversations of analytics, names, people.
    private static string Page(int number)
    {
        string Id(int index) => string.Create(
            CultureInfo.InvariantCulture, $"{number:x8}-0000-4000-8000-{index:x12}");
        var calls = string.Join(',', Enumerable.Range(0, 100).Select(index =>
            $$"""{"id":"{{Id(index)}}","conversationId":"{{Id(index)}}","name":"a{{index}}","email":"a{{index}}"}"""));
        return $$"""
            {"id":"{{Id(0)}}","connectUri":"wss://example.invalid","access_token":"token-1","expires_in":1,
            "entities":[{{calls}}],"conversations":[{{calls}}],"results":[{{calls}}],"pageCount":2147483647,
            "nextUri":"/api/v2/conversations/calls?page={{number}}",
            "participants":[{"id":"{{Id(1)}}","purpose":"user","userId":"{{Id(2)}}","state":"connected",
            "calls":[{"id":"{{Id(3)}}","state":"connected"}]}]}
            """;
    }
}
