using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Outdial.Sandbox;

/// <summary>A running stand-in for the Genesys Cloud call API: develop and test against it; no phone rings.</summary>
/// <remarks>
/// <para>It answers on 127.0.0.1 only, over plain HTTP: <c>POST /oauth/token</c> (client credentials),
/// <c>POST /api/v2/conversations/calls</c>, <c>POST /api/v2/conversations/calls/user/{userId}</c> and
/// <c>GET /api/v2/conversations/calls/{conversationId}</c>. Everything else is a 404 or 405 in JSON. It shares no code
/// with any client, so that a client's mistake is not repeated here.</para>
/// <para>Not imitated: other operations and grants; permissions, scopes and divisions (every token may do everything);
/// stations; rate limits; number plans; whether a queue, skill, contact or wrap-up code exists; and the life of a call,
/// which stays as it is right after its creation.</para>
/// <para>A request that is not HTTP, or of which the line or the headers are over the web server's limits, is answered
/// by the web server with an empty body, and is not in <see cref="Requests"/>.</para>
/// <para>All members are safe for several threads. What was recorded can still be read after disposal.</para>
/// </remarks>
public sealed class GenesysSandbox : IAsyncDisposable
{
    // Time for requests that are being answered; the rest is cut off.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly WebApplication _server;
    private readonly TokenStore _tokens;
    private readonly ContractChoice _contracts;
    private readonly RequestJournal _journal;
    private int _disposed;

    private GenesysSandbox(SandboxOptions options)
    {
        Phones = new PhoneBook(options.PhoneLimit);
        _contracts = new ContractChoice(options.Contract);
        _tokens = new TokenStore(options);
        _journal = new RequestJournal(options.JournalLimit);
        var calls = new CallEndpoints(_tokens, new CallStore(Phones, options), _contracts);
        var tokens = new TokenEndpoint(_tokens, _contracts, options);
        var routes = new Routes(tokens, calls, _contracts.Unbound, options.Contract);
        _server = Build(options.Port);
        _server.Run(new Reception(routes, _contracts.Unbound, _tokens, _journal, options).HandleAsync);
    }

    /// <summary>
    /// Where it answers: <c>http://127.0.0.1:PORT</c>, which is both the login host and the API host.
    /// </summary>
    public Uri Url { get; private set; } = new($"http://{IPAddress.Loopback}");

    /// <summary>
    /// The id of the only client: <c>00000000-0000-4000-8000-000000000001</c>, the same in every emulator.
    /// </summary>
    public string ClientId { get; } = SandboxIdentity.ClientId;

    /// <summary>
    /// The secret of the only client: <c>sandbox-secret-not-a-real-one</c>, the same in every emulator.
    /// </summary>
    public string ClientSecret { get; } = SandboxIdentity.ClientSecret;

    /// <summary>
    /// The id of the only user: <c>00000000-0000-4000-8000-000000000002</c>, the same in every emulator.
    /// </summary>
    public string UserId { get; } = SandboxIdentity.UserId;

    /// <summary>The phones that would have rung.</summary>
    public PhoneBook Phones { get; }

    /// <summary>Every request that was answered up to now, in the order of the answers.</summary>
    public IReadOnlyList<JournalEntry> Requests => _journal.Snapshot();

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">How it behaves; null for the defaults.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="ArgumentException">An option is outside of its range.</exception>
    /// <exception cref="IOException">
    /// The port can not be had, for instance because it is in use; the message names it.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static async Task<GenesysSandbox> StartAsync(
        SandboxOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new SandboxOptions();
        options.Validate();
        cancellationToken.ThrowIfCancellationRequested();

        var sandbox = new GenesysSandbox(options);
        try
        {
            await sandbox._server.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await sandbox._server.DisposeAsync().ConfigureAwait(false);
            if (exception is IOException or SocketException)
                throw new IOException(
                    $"Port {options.Port} of {IPAddress.Loopback} can not be had: {exception.Message}", exception);
            throw;
        }
        sandbox.Url = new Uri(sandbox._server.Urls.Single());
        return sandbox;
    }

    /// <summary>Signs the built-in user in, as by any grant that gives a token with a user context.</summary>
    /// <returns>A new access token, valid for <see cref="SandboxOptions.TokenLifetime"/>.</returns>
    /// <remarks>
    /// Every token begins with <c>sandbox-token-</c>. The 10000 newest, of clients and users together, are known; an
    /// older one is refused as unknown.
    /// </remarks>
    public string SignIn() => _tokens.Issue(UserId, _contracts.ForUser);

    /// <summary>
    /// Stops answering. Requests that are being answered have one second; doing it again does nothing.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        await _server.StopAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
    }

    // The empty builder reads no environment variable, no command line and no appsettings.json: nothing from outside
    // can move the emulator off the loopback address. And it logs nothing.
    private static WebApplication Build(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MinRequestBodyDataRate = null; // a client halted in a debugger has all the time it wants
            kestrel.Listen(IPAddress.Loopback, port, endpoint => endpoint.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Grace);
        return builder.Build();
    }
}
