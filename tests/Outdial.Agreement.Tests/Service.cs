using System.Net;
using System.Net.Http.Headers;
using Outdial.Sandbox;

namespace Outdial.Agreement.Tests;

/// <summary>A sandbox of one contract, asked over a real socket whether it takes a body.</summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly GenesysSandbox _sandbox;
    private readonly HttpClient _http;

    private Service(GenesysSandbox sandbox)
    {
        _sandbox = sandbox;
        _http = new HttpClient { BaseAddress = sandbox.Url };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", sandbox.SignIn());
    }

    internal static async Task<Service> StartAsync(Contract contract) =>
        new(await GenesysSandbox.StartAsync(new SandboxOptions
        {
            Contract = contract == Contract.Guide ? SandboxContract.Guide : SandboxContract.Platform,
            Limits = new SandboxLimits { RequestsPerMinute = null },
            JournalLimit = 1,
            CallLimit = 1,
        }));

    /// <summary>The refusal's words; null if the call is accepted.</summary>
    internal async Task<string?> RefusalAsync(byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await _http.PostAsync("/api/v2/conversations/calls", content);
        var words = await answer.Content.ReadAsStringAsync();
        return answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted ? null
            : answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge ? words
            : throw new InvalidOperationException($"{answer.StatusCode}: {words}");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _sandbox.DisposeAsync();
    }
}
