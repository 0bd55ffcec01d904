using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
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
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<MatcherPolicy, ExactMatchPolicy>();

        var server = builder.Build();
        MapEndpoints(new ExactRoutes(server), state);
        UseMiddleware(server, state, answered);
        return server;
    }

    private static void MapEndpoints(ExactRoutes routes, SandboxState state)
    {
        var tokens = new TokenEndpoint(state.Tokens, state.Grants, state.Contracts, state.Options);
        var signIn = new SignInEndpoint(state.Grants, state.Organisation);
        routes.Map("POST", "/oauth/token", tokens.Grant);
        routes.Map("GET", "/oauth/authorize", signIn.Show);
        routes.Map("POST", "/oauth/authorize", signIn.Decide);
        EndpointCatalog.For(state).MapTo(routes, state.Options.Contract);
        new ControlEndpoints(new ControlQueries(state), new ControlActions(state)).MapTo(routes);
    }

    private static void UseMiddleware(WebApplication server, SandboxState state, Action answered)
    {
        server.UseWebSockets();
        server.UseRouting();
        server.Use(async (HttpContext context, RequestDelegate next) =>
        {
            await next(context).ConfigureAwait(false);
            // A page that is open polls, which must not write the state again and again.
            if (!IsConsole(context) || !HttpMethods.IsGet(context.Request.Method))
                answered();
        });
        var console = new ConsoleMiddleware(state);
        server.UseWhen(IsConsole, branch => branch.Use(console.InvokeAsync));
        var socket = new NotificationSocket(state.Notifications, state.Clock, server.Lifetime.ApplicationStopping);
        var pipeline = new RequestPipeline(state);
        var authorizer = new RequestAuthorizer(state.Tokens, state.Contracts, state.Options.Limits);
        server.UseWhen(context => !IsConsole(context), branch => branch
            .Use(socket.InvokeAsync).Use(pipeline.InvokeAsync).Use(authorizer.InvokeAsync));
    }

    private static bool IsConsole(HttpContext context) => ControlEndpoints.Has(context.Request.Path.Value ?? "");
}
