using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Outdial.Cli;

/// <summary>Waits on this machine for the browser that comes back from a sign-in.</summary>
internal sealed class RedirectListener : IAsyncDisposable
{
    private readonly TaskCompletionSource<string> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SignInRequest _request;
    private readonly WebApplication _server;

    private RedirectListener(SignInRequest request)
    {
        _request = request;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // localhost is both 127.0.0.1 and [::1], and which of them a browser takes is its own affair.
            if (StrictAddress.TryRead(request.Redirect.DnsSafeHost, out var address))
            {
                kestrel.Listen(address, request.Redirect.Port);
            }
            else
            {
                kestrel.ListenLocalhost(request.Redirect.Port);
            }
        });
        _server = builder.Build();
        _server.Run(HandleAsync);
    }

    /// <summary>Starts to listen.</summary>
    /// <exception cref="SettingsException">The address is not this machine's, or is in use.</exception>
    internal static async Task<RedirectListener> StartAsync(SignInRequest request, CancellationToken cancellationToken)
    {
        if (!request.Redirect.IsLoopback || request.Redirect.Scheme != "http")
        {
            throw Fault(
                $"{request.Redirect} is not plain http to this machine, where the browser could be waited for.");
        }

        var listener = new RedirectListener(request);
        try
        {
            await listener._server.StartAsync(cancellationToken);
            return listener;
        }
        catch (IOException exception)
        {
            await listener.DisposeAsync();
            throw Fault($"{request.Redirect} cannot be listened at: {exception.Message}");
        }
    }

    /// <summary>The address to which the browser was sent.</summary>
    internal Task<string> AnswerAsync(CancellationToken cancellationToken) => _answer.Task.WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        // What is being answered is answered: the page that says that all is well.
        await _server.StopAsync(CancellationToken.None);
        await _server.DisposeAsync();
    }

    private static SettingsException Fault(string message) => new(
    [
        new Diagnostic(ServiceRules.SignInFailed, message)
        {
            Path = "--redirect-uri",
            Help = "Register another address for the client and give it with --redirect-uri, or use --no-browser.",
        },
    ]);

    // Whatever else comes, such as the browser's wish for an icon or another page's try, is not the answer.
    private async Task HandleAsync(HttpContext context)
    {
        var address = context.Request.GetEncodedUrl();
        var isAnswer = HttpMethods.IsGet(context.Request.Method) &&
            context.Request.Path == _request.Redirect.AbsolutePath && _request.IsAnswer(address);
        context.Response.StatusCode = isAnswer ? 200 : 404;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        await context.Response.WriteAsync(SignedInPage.Of(isAnswer));
        if (isAnswer)
        {
            await context.Response.CompleteAsync();
            _answer.TrySetResult(address);
        }
    }
}
