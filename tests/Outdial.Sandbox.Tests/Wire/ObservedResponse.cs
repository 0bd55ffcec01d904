using System.Net.Sockets;
using System.Text;

namespace Outdial.Sandbox.Tests;

/// <summary>What a client sees of an answer, broken or whole.</summary>
/// <param name="Status">The status; 0 if none arrived.</param>
/// <param name="MediaType">The media type that was announced.</param>
/// <param name="Body">What arrived of the body.</param>
/// <param name="Break">How the connection or the stream broke; null if it did not.</param>
internal sealed record ObservedResponse(int Status, string? MediaType, string Body, string? Break)
{
    /// <summary>All but the body, in a few words: <c>202 application/json</c>, <c>0 reset</c>.</summary>
    public string Words => string.Join(
        ' ', new[] { $"{Status}", MediaType, Break }.Where(word => word is not null));

    public static async Task<ObservedResponse> OfAsync(HttpClient http, HttpRequestMessage request)
    {
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            return await ReadAsync(answer);
        }
        catch (HttpRequestException exception)
        {
            return new ObservedResponse(0, null, "", BreakOf(exception));
        }
    }

    private static async Task<ObservedResponse> ReadAsync(HttpResponseMessage answer)
    {
        var observed = new ObservedResponse(
            (int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, "", null);
        var arrived = new MemoryStream();
        try
        {
            await using var body = await answer.Content.ReadAsStreamAsync();
            await body.CopyToAsync(arrived);
        }
        catch (IOException exception)
        {
            observed = observed with { Break = BreakOf(exception) };
        }
        return observed with { Body = Encoding.UTF8.GetString(arrived.ToArray()) };
    }

    private static string BreakOf(Exception exception) => exception switch
    {
        HttpProtocolException => "stream reset",
        SocketException { SocketErrorCode: SocketError.ConnectionReset } => "reset",
        HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded, InnerException: null } => "end",
        { InnerException: { } inner } => BreakOf(inner),
        _ => exception.ToString(),
    };
}
