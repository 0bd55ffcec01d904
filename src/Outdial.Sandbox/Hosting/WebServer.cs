using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Outdial.Sandbox;

/// <summary>The web server of a sandbox.</summary>
internal static class WebServer
{
    // Time for requests in progress; after it they are aborted.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>Builds the server, which does not run yet.</summary>
    /// <param name="state">The state of the sandbox.</param>
    /// <param name="answered">Called after every request that may have changed the state.</param>
    /// <param name="certificates">The certificates for https; null for plain HTTP.</param>
    public static WebApplication Build(SandboxState state, Action answered, SandboxCertificates? certificates)
    {
        // The empty builder reads no environment variable, no command line and no appsettings.json: nothing
        // outside can change the address that the sandbox listens on. And it logs nothing.
        var builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore();
        if (certificates is not null)
            builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MinRequestBodyDataRate = null; // for a client that is halted in a debugger
            kestrel.Limits.MinResponseDataRate = null; // and for one that reads a slow response
            kestrel.Listen(state.Options.Bind, state.Options.Port, endpoint =>
            {
                // Without TLS the version cannot be negotiated, and no contract uses plain HTTP/2.
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
