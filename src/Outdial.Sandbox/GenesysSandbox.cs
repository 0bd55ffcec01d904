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
/// <para>It imitates sign-in and tokens, the placing of calls in both contracts, the life of a call and the operations
/// that follow it, limits, and what goes wrong: <c>docs/sandbox.md</c> has every operation, and says of each what is
/// known of the real service and what is not. Everything else is a 404 or 405 in JSON. It shares no code with any
/// client, so that a client's mistake is not repeated here.</para>
/// <para>Not imitated: divisions; which numbers a site's number plans reach, except by magic numbers; whether a queue,
/// skill or contact of a call exists.</para>
/// <para>A request that is not HTTP, or of which the line or the headers are over the web server's limits, is answered
/// by the web server with an empty body, and is not in <see cref="Requests"/>.</para>
/// <para>All members are safe for several threads. What was recorded can still be read after disposal.</para>
/// </remarks>
public sealed class GenesysSandbox : IAsyncDisposable
{
    // Time for requests that are being answered; the rest is cut off.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly WebApplication _server;
    private readonly SandboxOptions _options;
    private readonly SandboxClock _clock;
    private readonly TokenStore _tokens;
    private readonly ContractChoice _contracts;
    private readonly RequestJournal _journal;
    private readonly ConversationStore _calls;
    private readonly NotificationHub _notifications;
    private int _disposed;

    private GenesysSandbox(SandboxOptions options)
    {
        _options = options;
        _clock = new SandboxClock(options.Time);
        Phones = new PhoneBook(options.PhoneLimit);
        Faults = new SandboxFaults((ulong)options.Seed);
        foreach (var fault in options.Faults)
            Faults.Add(fault);
        _contracts = new ContractChoice(options.Contract, options.Limits);
        _tokens = new TokenStore(_clock, options);
        _journal = new RequestJournal(options.JournalLimit);
        _notifications = new NotificationHub(_clock, options.Limits);
        _calls = new ConversationStore(_clock, options) { Changed = (call, _) => _notifications.Tell(call) };
        _server = Build(options.Port);
        Serve();
    }

    /// <summary>
    /// Where it answers: <c>http://127.0.0.1:PORT</c>, which is both the login host and the API host.
    /// </summary>
    public Uri Url { get; private set; } = new($"http://{IPAddress.Loopback}");

    /// <summary>
    /// The id of the first client of the organisation: <c>00000000-0000-4000-8000-000000000001</c> unless
    /// <see cref="SandboxOptions.Organisation"/> has others.
    /// </summary>
    public string ClientId => _options.Organisation.Clients[0].Id;

    /// <summary>
    /// The secret of that client: <c>sandbox-secret-not-a-real-one</c> unless the organisation has another; empty for a
    /// client without one.
    /// </summary>
    public string ClientSecret => _options.Organisation.Clients[0].Secret ?? "";

    /// <summary>
    /// The id of the first user of the organisation: <c>00000000-0000-4000-8000-000000000002</c> unless
    /// <see cref="SandboxOptions.Organisation"/> has others.
    /// </summary>
    public string UserId => _options.Organisation.Users[0].Id;

    /// <summary>The phones that would have rung.</summary>
    public PhoneBook Phones { get; }

    /// <summary>What goes wrong; can be changed while the emulator runs.</summary>
    public SandboxFaults Faults { get; }

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

    /// <summary>Signs a user in, as by any grant that gives a token with a user context.</summary>
    /// <param name="userId">The user's id; null for the first user of the organisation.</param>
    /// <returns>A new access token of the organisation's first client.</returns>
    /// <exception cref="ArgumentException">The organisation has no such user.</exception>
    /// <remarks>
    /// Every token begins with <c>sandbox-token-</c>. The 10000 newest, of clients and users together, are known; an
    /// older one is refused as unknown.
    /// </remarks>
    public string SignIn(string? userId = null)
    {
        var user = _options.Organisation.User(userId ?? UserId)
            ?? throw new ArgumentException($"The organisation has no user {userId}.", nameof(userId));
        return _tokens.Issue(_options.Organisation.Clients[0], user, _contracts.ForUser);
    }

    /// <summary>Moves the emulator's clock forward: calls go on, tokens expire, limits begin anew.</summary>
    /// <param name="by">By how much: not negative.</param>
    /// <remarks>
    /// For tests that leave <see cref="SandboxOptions.Time"/> as it is. What was due in between has happened, at the
    /// times at which it was due, when this returns.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        _clock.Advance(by);
        _calls.CatchUp();
    }

    /// <summary>
    /// Stops answering. Requests that are being answered have one second; doing it again does nothing.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        _notifications.CloseAll();
        await _server.StopAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
        _calls.Dispose();
    }

    private void Serve()
    {
        var grants = new GrantStore(_clock);
        var operations = new Operations(
            new CallEndpoints(_calls, Phones, _contracts, _options),
            new ReadEndpoints(_calls, _contracts),
            new ChangeEndpoints(_calls, _contracts, _options),
            new RoutingEndpoints(_options.Organisation),
            new UserEndpoints(_options.Organisation, _tokens),
            new AnalyticsEndpoint(_calls, _clock, _contracts, _options),
            new NotificationEndpoints(_notifications, _options.Organisation, _contracts, _options.Limits));
        var routes = new Routes(
            new TokenEndpoint(_tokens, grants, _contracts, _options),
            new SignIn(grants, _options.Organisation),
            operations.Of(_options.Contract),
            new Gate(_tokens, _contracts, _options.Limits),
            _contracts);
        var reception = new Reception(routes, _contracts.Unbound, _tokens, _journal, Faults, _clock, _options);
        var socket = new NotificationSocket(_notifications, _clock);
        _server.UseWebSockets();
        _server.Run(async context =>
        {
            if (!await socket.TryServeAsync(context, _server.Lifetime.ApplicationStopping).ConfigureAwait(false))
                await reception.HandleAsync(context).ConfigureAwait(false);
        });
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
            kestrel.Limits.MinResponseDataRate = null; // and the emulator itself may drip
            kestrel.Listen(IPAddress.Loopback, port, endpoint => endpoint.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Grace);
        return builder.Build();
    }
}
