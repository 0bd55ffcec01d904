using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;

namespace Outdial.Sandbox;

/// <summary>A running emulator of the Genesys Cloud call API, for development and tests: no phone rings.</summary>
/// <remarks>
/// <para>It imitates sign-in and tokens, placing calls in both contracts, the states of a call and the operations on
/// it, rate limits, and faults. <c>docs/sandbox.md</c> lists every operation, with what is known of the real service
/// and what is not. Everything else is a 404 or 405 in JSON. It shares no code with any client, so that a client's
/// mistake is not repeated here.</para>
/// <para>Not imitated: divisions; which numbers a site's number plans reach, except by magic numbers; whether a queue,
/// skill or contact of a call exists.</para>
/// <para>A request that is not HTTP, or of which the line or the headers are over the web server's limits, is answered
/// by the web server with an empty body, and is not in <see cref="Requests"/>.</para>
/// <para>All members are safe for several threads. Calls, phones and requests can still be read after disposal.</para>
/// </remarks>
public sealed class GenesysSandbox : IAsyncDisposable
{
    private readonly SandboxState _state;
    private readonly WebApplication _server;
    private readonly SandboxCertificates? _certificates;
    private StatePersister? _persister;
    private int _disposed;

    private GenesysSandbox(SandboxState state)
    {
        _state = state;
        _certificates = state.Options.Https ? SandboxCertificates.Make(NamesOf(state.Options)) : null;
        _server = WebServer.Build(state, () => _persister?.Changed(), _certificates);
    }

    /// <summary>
    /// The URL of the sandbox: <c>http://127.0.0.1:PORT</c>, or <c>https://localhost:PORT</c>, which is both the login
    /// host and the API host. With another <see cref="SandboxOptions.Bind"/> than this machine or all addresses, that
    /// address.
    /// </summary>
    public Uri Url { get; private set; } = PlainText.OwnUrl($"http://{IPAddress.Loopback}");

    /// <summary>
    /// The id of the first client of the organisation: <c>00000000-0000-4000-8000-000000000001</c> unless
    /// <see cref="SandboxOptions.Organisation"/> has others.
    /// </summary>
    public string ClientId => _state.Organisation.Clients[0].Id;

    /// <summary>
    /// The secret of that client: <c>sandbox-secret-not-a-real-one</c> unless the organisation has another; empty for a
    /// client without one.
    /// </summary>
    public string ClientSecret => _state.Organisation.Clients[0].Secret ?? "";

    /// <summary>
    /// The id of the first user of the organisation: <c>00000000-0000-4000-8000-000000000002</c> unless
    /// <see cref="SandboxOptions.Organisation"/> has others.
    /// </summary>
    public string UserId => _state.Organisation.Users[0].Id;

    /// <summary>
    /// The certificate authority that clients must trust, as PEM; null without
    /// <see cref="SandboxOptions.Https"/>.
    /// </summary>
    /// <remarks>It is the certificate alone; its key is discarded.</remarks>
    public string? CertificateAuthorityPem => _certificates?.AuthorityPem;

    /// <summary>The phones that would have rung.</summary>
    public SandboxPhones Phones => _state.Phones;

    /// <summary>
    /// The calls that were accepted, from the oldest to the newest, as they are now: a snapshot that does not change.
    /// </summary>
    /// <remarks>
    /// The newest <see cref="SandboxOptions.CallLimit"/> are kept. What is due by the clock has happened.
    /// </remarks>
    public IReadOnlyList<SandboxCall> Calls => [.. _state.Calls.All().Select(SandboxCall.Of)];

    /// <summary>The active faults; can be changed while the sandbox runs.</summary>
    public SandboxFaults Faults => _state.Faults;

    /// <summary>Every request that was answered up to now, in the order of the responses.</summary>
    public IReadOnlyList<JournalEntry> Requests => _state.Journal.Snapshot();

    /// <summary>Starts a sandbox.</summary>
    /// <param name="options">How it behaves; null for the defaults.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="ArgumentException">An option is outside of its range.</exception>
    /// <exception cref="IOException">
    /// The port cannot be opened, for instance because it is in use, or the state file cannot be written; the message
    /// names it.
    /// </exception>
    /// <exception cref="InvalidDataException">
    /// The file of <see cref="SandboxOptions.StatePath"/> is not a state, or another version's; it is not touched.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static async Task<GenesysSandbox> StartAsync(
        SandboxOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new SandboxOptions();
        options.Validate();
        cancellationToken.ThrowIfCancellationRequested();

        var saved = options.StatePath is null ? null : StateFile.Read(options.StatePath);
        var sandbox = new GenesysSandbox(new SandboxState(options));
        try
        {
            if (saved is not null)
                StateFile.Restore(options.StatePath!, sandbox._state, saved); // it was read from there
            await sandbox._server.StartAsync(cancellationToken).ConfigureAwait(false);
            sandbox.Url = sandbox.FindUrl();
            sandbox.PersistState();
        }
        catch (Exception exception)
        {
            await sandbox._server.DisposeAsync().ConfigureAwait(false);
            sandbox._state.Dispose();
            sandbox._certificates?.Dispose();
            if (exception is SocketException || exception.InnerException is SocketException or AddressInUseException)
                throw new IOException(
                    $"Port {options.Port} of {options.Bind} cannot be opened: {exception.Message}", exception);
            throw;
        }
        return sandbox;
    }

    /// <summary>Signs a user in, as any grant does that gives a token with a user context.</summary>
    /// <param name="userId">The user's id; null for the first user of the organisation.</param>
    /// <returns>A new access token of the organisation's first client.</returns>
    /// <exception cref="ArgumentException">The organisation has no such user.</exception>
    /// <remarks>
    /// Every token begins with <c>sandbox-token-</c>. The 10000 newest, of clients and users together, are known; an
    /// older one is refused as unknown.
    /// </remarks>
    public string SignIn(string? userId = null)
    {
        var user = _state.Organisation.User(userId ?? UserId)
            ?? throw new ArgumentException($"The organisation has no user {userId}.", nameof(userId));
        return _state.Tokens.Issue(_state.Organisation.Clients[0], user, _state.Contracts.ForUser);
    }

    /// <summary>Moves the sandbox's clock forward: calls advance, tokens expire, rate limits are reset.</summary>
    /// <param name="by">By how much: not negative.</param>
    /// <remarks>
    /// For tests that leave <see cref="SandboxOptions.Time"/> as it is. What is due in between has happened when this
    /// returns, at its due time.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        _state.Advance(by);
    }

    /// <summary>
    /// Removes calls, phones, requests and faults. Tokens stay valid, and the clock is not changed.
    /// </summary>
    /// <remarks>For one sandbox that serves many tests, one after the other.</remarks>
    public void Reset() => _state.Reset();

    /// <summary>
    /// Stops the sandbox. Requests in progress have one second. A second call does nothing.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        _state.Notifications.CloseAll();
        await _server.StopAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
        _state.Dispose();
        _certificates?.Dispose();
        if (_persister is not null)
            await _persister.DisposeAsync().ConfigureAwait(false);
    }

    // Clients that use OpenSSL accept no wildcard right below a top-level name, so the likely names are listed too.
    private static IEnumerable<string> NamesOf(SandboxOptions options) =>
    [
        "localhost", "*.localhost", "login.localhost", "api.localhost", "acme.localhost",
        $"{IPAddress.Loopback}", $"{IPAddress.IPv6Loopback}", $"{options.Bind}", .. options.HostNames,
    ];

    // "All addresses" is not an address that a client can connect to.
    private Uri FindUrl()
    {
        var listening = PlainText.OwnUrl(_server.Urls.Single());
        var bind = _state.Options.Bind;
        var here = bind.Equals(IPAddress.Loopback) || bind.Equals(IPAddress.Any) || bind.Equals(IPAddress.IPv6Any);
        var host = !here ? bind.AddressFamily is AddressFamily.InterNetworkV6 ? $"[{bind}]" : $"{bind}"
            : _state.Options.Https ? "localhost"
            : $"{IPAddress.Loopback}";
        return PlainText.OwnUrl($"{listening.Scheme}://{host}:{listening.Port}");
    }

    private void PersistState()
    {
        if (_state.Options.StatePath is not { } path)
            return;
        // A file that cannot be written is reported now, not at the end.
        StateFile.Write(path, StateConversion.Save(_state));
        _persister = new StatePersister(path, () => StateConversion.Save(_state), _state.Clock.TimeProvider);
    }
}
