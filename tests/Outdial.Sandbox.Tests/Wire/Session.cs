using System.Net.Http.Headers;
using System.Text;

namespace Outdial.Sandbox.Tests;

/// <summary>A sandbox and a client of it over a real socket.</summary>
internal sealed class Session : IAsyncDisposable
{
    public const string Calls = "/api/v2/conversations/calls";

    /// <summary>A call of the guide's to one phone.</summary>
    public const string GuideCall = """
        {"participants":[{"type":"external","participantAddress":{"id":"+12025550123","type":"phone"}}]}
        """;

    /// <summary>A call of the platform's to the same phone.</summary>
    public const string PlatformCall = """{"phoneNumber":"+12025550123"}""";

    // Redirects are not followed: nothing listens at their targets.
    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false };
    private readonly HttpClient _http;

    private Session(GenesysSandbox sandbox, Version? version)
    {
        Sandbox = sandbox;
        _http = sandbox.CertificateAuthorityPem is { } authority
            ? TrustingClient.For(sandbox, authority)
            : new HttpClient(_handler) { BaseAddress = sandbox.Url };
        _http.DefaultRequestVersion = version ?? _http.DefaultRequestVersion;
    }

    public GenesysSandbox Sandbox { get; }

    /// <param name="options">The sandbox's.</param>
    /// <param name="version">The version of HTTP; null for 1.1, and for 2 with https.</param>
    public static async Task<Session> StartAsync(SandboxOptions? options = null, Version? version = null) =>
        new(await GenesysSandbox.StartAsync(options), version);

    public async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request);
        return await Reply.ReadAsync(response);
    }

    public Task<Reply> PostAsync(string path, string json, string? token) =>
        PostAsync(path, Encoding.UTF8.GetBytes(json), token, "application/json");

    public async Task<Reply> PostAsync(string path, byte[] body, string? token, string? contentType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        if (contentType is not null)
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await SendAsync(request);
    }

    /// <summary>Asks for a call as the built-in user.</summary>
    public Task<Reply> CallAsUserAsync(string json) => PostAsync(Calls, json, Sandbox.SignIn());

    /// <summary>Places a call as the built-in user, and returns the response, broken or not.</summary>
    public async Task<ObservedResponse> ObserveCallAsync(string json = PlatformCall)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Calls)
        {
            Version = _http.DefaultRequestVersion,
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Sandbox.SignIn());
        return await ObservedResponse.OfAsync(_http, request);
    }

    /// <summary>Asks for a call as a client that speaks the guide's contract.</summary>
    public async Task<Reply> CallByGuideAsync(string json) => await PostAsync(Calls, json, await GuideTokenAsync());

    public Task<Reply> GetAsync(string path, string? token) => AskAsync("GET", path, token);

    /// <summary>Asks in any method, with a JSON body if there is one.</summary>
    public async Task<Reply> AskAsync(string method, string path, string? token, string? json = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await SendAsync(request);
    }

    /// <summary>Asks for a token with a form, and with an Authorization header if there is one.</summary>
    public async Task<Reply> AskForTokenAsync(string form, string? authorization = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth/token")
        {
            Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await SendAsync(request);
    }

    public Task<Reply> AskInGuideMannerAsync() => AskForTokenAsync(
        $"grant_type=client_credentials&client_id={Sandbox.ClientId}&client_secret={Sandbox.ClientSecret}");

    public Task<Reply> AskByBasicAsync() =>
        AskForTokenAsync("grant_type=client_credentials", Basic(Sandbox.ClientId, Sandbox.ClientSecret));

    /// <summary>The token of a client that speaks the guide's contract.</summary>
    public async Task<string> GuideTokenAsync() => (await AskInGuideMannerAsync())["access_token"];

    /// <summary>The token of a client that speaks the platform's contract.</summary>
    public async Task<string> PlatformTokenAsync() => (await AskByBasicAsync())["access_token"];

    /// <summary>A token of each kind: of a client in either manner, and of a user.</summary>
    public async Task<string[]> TokensAsync() =>
        [await GuideTokenAsync(), await PlatformTokenAsync(), Sandbox.SignIn()];

    public static string Basic(string id, string secret) =>
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}"));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _handler.Dispose();
        await Sandbox.DisposeAsync();
    }
}
