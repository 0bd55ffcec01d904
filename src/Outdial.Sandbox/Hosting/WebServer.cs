using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Outdial.Sandbox;

/// <summary>The web server in front of a world.</summary>
internal static class WebServer
{
    // Time for requests that are being answered; the rest is cut off.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>Builds the server, which does not run yet.</summary>
    /// <param name="state">What it serves.</param>
    /// <param name="answered">Told after every request.</param>
    /// <param name="certificates">With which it speaks https; null for plain HTTP.</param>
    public static WebApplication Build(SandboxState state, Action answered, SandboxCertificates? certificates)
    {
        // The empty builder reads no environment variable, no command line and no appsettings.json: nothing from
        // outside can move the emulator off the loopback address. And it logs nothing.
        var builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore();
        if (certificates is not null)
            builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MinRequestBodyDataRate = null; // a client halted in a debugger has all the time it wants
            kestrel.Limits.MinResponseDataRate = null; // and so has one that reads a drip
            kestrel.Listen(state.Options.Bind, state.Options.Port, endpoint =>
            {
                // Without TLS nothing tells which version is spoken; plain HTTP/2 is nobody's contract.
                endpoint.Protocols = certificates is null ? HttpProtocols.Http1 : HttpProtocols.Http1AndHttp2;
                if (certificates is not null)
                    endpoint.UseHttps(certificates.Server);
            });
        });
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Grace);

        var server = builder.Build();
        var pipeline = new RequestPipeline(RoutesOf(state), state);
        var socket = new NotificationSocket(state.Notifications, state.Clock);
        server.UseWebSockets();
        var desk = new ConsoleRoutes(new ControlQueries(state), new ControlActions(state));
        var console = new ConsoleMiddleware(desk, state);
        server.Run(async context =>
        {
            var looks = false;
            if (await console.TryServeAsync(context).ConfigureAwait(false))
                looks = HttpMethods.IsGet(context.Request.Method); // a page that is open must not write the state again
            else if (!await socket.TryServeAsync(context, server.Lifetime.ApplicationStopping).ConfigureAwait(false))
                await pipeline.HandleAsync(context).ConfigureAwait(false);
            if (!looks)
                answered();
        });
        return server;
    }

    private static Routes RoutesOf(SandboxState state) => new(
        new TokenEndpoint(state.Tokens, state.Grants, state.Contracts, state.Options),
        new SignInEndpoint(state.Grants, state.Organisation),
        EndpointCatalog.For(state).Of(state.Options.Contract),
        new RequestAuthorizer(state.Tokens, state.Contracts, state.Options.Limits),
        state.Contracts);
}
