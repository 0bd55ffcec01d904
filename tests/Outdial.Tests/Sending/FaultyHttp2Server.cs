using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Outdial.Tests;

/// <summary>HTTP/2 over TLS, with streams and connections that break.</summary>
internal sealed class FaultyHttp2Server : IFaultyServer
{
    // RFC 9113, 7.
    private const int InternalError = 0x2;
    private const int RefusedStream = 0x7;
    private const int Cancel = 0x8;

    private readonly FaultCase _fault;
    private readonly WebApplication _server;
    private readonly X509Certificate2 _certificate;
    private int _whole;

    private FaultyHttp2Server(FaultCase fault)
    {
        _fault = fault;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        _certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http2;
            endpoint.UseHttps(_certificate);
        }));
        _server = builder.Build();
        _server.Run(BreakAsync);
    }

    public Uri Url => new(_server.Urls.Single());

    public int Whole => _whole;

    internal static async Task<FaultyHttp2Server> StartAsync(FaultCase fault)
    {
        var server = new FaultyHttp2Server(fault);
        await server._server.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _server.StopAsync(atOnce.Token);
        await _server.DisposeAsync();
        _certificate.Dispose();
    }

    private async Task BreakAsync(HttpContext context)
    {
        if (_fault.What.Contains("REFUSED_STREAM", StringComparison.Ordinal))
        {
            context.Features.GetRequiredFeature<IHttpResetFeature>().Reset(RefusedStream);
            return;
        }

        await context.Request.Body.CopyToAsync(Stream.Null);
        Interlocked.Increment(ref _whole);
        if (FaultTable.Answer(_fault) is { } answer)
        {
            context.Response.StatusCode = answer.Status;
            context.Response.Headers.Location = answer.Status is 302 or 307 ? "/elsewhere" : default;
            if (answer.Status != StatusCodes.Status204NoContent)
            {
                await context.Response.WriteAsync(answer.Body);
            }

            return;
        }

        switch (_fault.What)
        {
            case "nothing is answered":
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
                return;
            case "202, and the body breaks off":
                context.Response.StatusCode = StatusCodes.Status202Accepted;
                await context.Response.WriteAsync("{\"id\"");
                await context.Response.Body.FlushAsync();
                context.Features.GetRequiredFeature<IHttpResetFeature>().Reset(InternalError);
                return;
            case "the connection is closed once the request is read":
                context.Features.GetRequiredFeature<IConnectionLifetimeFeature>().Abort();
                return;
            default:
                var cancels = _fault.What.Contains("CANCEL", StringComparison.Ordinal);
                context.Features.GetRequiredFeature<IHttpResetFeature>().Reset(cancels ? Cancel : InternalError);
                return;
        }
    }
}
