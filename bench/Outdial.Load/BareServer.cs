using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Outdial.Load;

/// <summary>ASP.NET Core that reads the same body and sends the same answer, and does nothing else.</summary>
internal static class BareServer
{
    private const string Id = "87e04fce-5f80-427b-b89c-05ba644d4560";

    private static readonly byte[] Answer = Encoding.UTF8.GetBytes(
        $$"""{"id":"{{Id}}","selfUri":"/api/v2/conversations/calls/{{Id}}"}""");

    public static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var server = builder.Build();
        server.Run(async context =>
        {
            var read = await context.Request.BodyReader.ReadAtLeastAsync(512_001);
            context.Request.BodyReader.AdvanceTo(read.Buffer.End);
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = Answer.Length;
            await context.Response.Body.WriteAsync(Answer);
        });
        await server.StartAsync();
        return server;
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
