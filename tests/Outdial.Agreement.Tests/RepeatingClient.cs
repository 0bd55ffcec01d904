using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Outdial.Sandbox;

namespace Outdial.Agreement.Tests;

/// <summary>A client that repeats whatever might have failed, as the vendor's SDKs do with their retries on: 429, 502,
/// 503 and 504, and (Go, the command line) broken connections and answers that do not come, POST or not.</summary>
/// <remarks>It does not pause before it tries again: that changes when the phone rings, and not how often.</remarks>
internal sealed class RepeatingClient : IDisposable
{
    public const int Attempts = 5;

    private readonly HttpClient _http;
    private readonly TimeProvider _time;

    public RepeatingClient(GenesysSandbox sandbox, TimeProvider time)
    {
        _time = time;
        _http = new HttpClient { BaseAddress = sandbox.Url };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", sandbox.SignIn());
    }

    /// <summary>Calls, and gives the last status; null if no answer ever came.</summary>
    public async Task<HttpStatusCode?> CallAsync(string number, TimeSpan patience)
    {
        HttpStatusCode? last = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            last = await TryAsync(number, patience);
            if (last is { } status && (int)status is not (429 or 502 or 503 or 504))
            {
                break;
            }
        }

        return last;
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpStatusCode?> TryAsync(string number, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience, _time);
        using var body = new StringContent($$"""{"phoneNumber":"{{number}}"}""", Encoding.UTF8, "application/json");
        try
        {
            using var answer = await _http.PostAsync("/api/v2/conversations/calls", body, limit.Token);
            return answer.StatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }
}
