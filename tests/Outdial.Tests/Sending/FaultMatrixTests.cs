using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Outdial.TestSupport;

namespace Outdial.Tests;

/// <summary>Whatever breaks, and wherever: no phone rings twice. The same done to HttpClient with the stock resilience
/// handler shows what it is worth.</summary>
public sealed class FaultMatrixTests
{
    private const string Page = "docs/never-dial-twice.md";

    // Longer than what a socket takes at once, so that a body can be left half way.
    private static readonly OutboundCall LongCall = OutboundCall.To("+12025550123") with
    {
        UuiData = new string('x', 8_000_000),
    };

    private static readonly OutboundCall Call = OutboundCall.To("+12025550123");

    [Fact]
    public async Task Rings_no_phone_twice_whatever_breaks()
    {
        var rows = new ConcurrentDictionary<FaultCase, (CallOutcome Outcome, int Rings, int Stock)>();
        await Parallel.ForEachAsync(
            FaultTable.All,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (fault, _) =>
            {
                var (outcome, rings) = await OursAsync(fault);
                rows[fault] = (outcome, rings, await StockAsync(fault));
            });

        var wrong = FaultTable.All.Where(fault =>
            rows[fault].Outcome.GetType().Name != fault.Outcome ||
            rows[fault].Outcome.AttemptCount != fault.Attempts ||
            rows[fault].Rings > 1);
        Assert.Empty(wrong.Select(fault =>
        {
            var (outcome, rings, _) = rows[fault];
            var why = string.Join(' ', outcome.Diagnostics);
            return $"{fault}: {outcome.GetType().Name}, {outcome.AttemptCount} attempts, {rings} rings; {why}";
        }));
        Assert.True(rows.Values.Count(row => row.Stock > 1) > 10, "The stock handler repeats nothing any more?");
        Assert.Null(Difference(rows));
    }

    private static async Task<(CallOutcome Outcome, int Rings)> OursAsync(FaultCase fault)
    {
        await using var server = await StartAsync(fault);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddOutdial(options =>
            {
                options.AccessToken = "token";
                (options.LoginUrl, options.ApiUrl) = (server.Url, server.Url);
                options.Retry.BackOff = TimeSpan.FromMilliseconds(1);
                options.RateLimit.Enabled = false;
                options.AttemptTimeout = Patience(fault);
            })
            .HttpClient
            .ConfigureHttpClient(http => http.DefaultRequestVersion = VersionOf(fault))
            .ConfigureHttpClient(http => http.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact)
            .ConfigurePrimaryHttpMessageHandler(() => Transport(fault));
        await using var container = services.BuildServiceProvider();
        var client = container.GetRequiredService<ICallClient>();
        if (IsOnKeptConnection(fault))
        {
            await client.PlaceAsync(Call);
        }

        var outcome = await client.PlaceAsync(Is(fault, "body is not read", "middle of the body") ? LongCall : Call);
        return (outcome, fault.MayAct ? server.Whole : 0);
    }

    private static async Task<int> StockAsync(FaultCase fault)
    {
        await using var server = await StartAsync(fault);
        var services = new ServiceCollection();
        services.AddHttpClient("stock").ConfigurePrimaryHttpMessageHandler(() => Transport(fault))
            .AddStandardResilienceHandler(options =>
            {
                options.Retry.Delay = TimeSpan.FromMilliseconds(1);
                options.Retry.UseJitter = false;
                options.Retry.ShouldRetryAfterHeader = false;
                options.AttemptTimeout.Timeout = Patience(fault);
                options.CircuitBreaker.SamplingDuration = TimeSpan.FromMinutes(5);
            });
        await using var container = services.BuildServiceProvider();
        using var http = container.GetRequiredService<IHttpClientFactory>().CreateClient("stock");
        for (var call = IsOnKeptConnection(fault) ? 0 : 1; call < 2; call++)
        {
            await TryPostAsync(http, server.Url, fault);
        }

        return fault.MayAct ? server.Whole : 0;
    }

    private static async Task TryPostAsync(HttpClient http, Uri url, FaultCase fault)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, "/api/v2/conversations/calls"))
        {
            Content = new StringContent("""{"phoneNumber":"+12025550123"}""", Encoding.UTF8, "application/json"),
            Version = VersionOf(fault),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        try
        {
            // Once headers have come only the caller ends it: the stock time limits are over by then.
            using var patience = new CancellationTokenSource(
                Is(fault, "does not come") ? TimeSpan.FromSeconds(5) : TimeSpan.FromMinutes(1), TimeProvider.System);
            using var response = await http.SendAsync(request, patience.Token);
        }
        catch (Exception exception) when (
            exception is HttpRequestException or IOException or OperationCanceledException ||
            exception.GetType().Namespace == "Polly.Timeout")
        {
            // What it is told is not what is asked here.
        }
    }

    private static async Task<IFaultyServer> StartAsync(FaultCase fault) => fault.Protocol == FaultTable.Http1
        ? new FaultyTcpServer(fault)
        : Is(fault, "GOAWAY") ? new GoingAwayServer(fault) : await FaultyHttp2Server.StartAsync(fault);

    [SuppressMessage("Security", "CA5359", Justification = "The server of the test, on this machine.")]
    private static SocketsHttpHandler Transport(FaultCase fault)
    {
        var transport = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
        };

        // No test asks a name server, nor a host that is not there: the failures are those of Socket.ConnectAsync.
        transport.ConnectCallback = fault.What switch
        {
            "the name is not known (DNS)" => (_, _) => throw new SocketException((int)SocketError.HostNotFound),
            "the connection is not answered" => SilenceAsync,
            _ => null,
        };
        return transport;

        static async ValueTask<Stream> SilenceAsync(SocketsHttpConnectionContext context, CancellationToken token)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return Stream.Null;
        }
    }

    private static Version VersionOf(FaultCase fault) =>
        fault.Protocol == FaultTable.Http2 ? HttpVersion.Version20 : HttpVersion.Version11;

    // Where nothing is answered time has to pass. Once a connection has to stand before that, a slow machine needs
    // time for it: else the attempt ends without its request, and is repeated.
    private static TimeSpan Patience(FaultCase fault) =>
        Is(fault, "the connection is not answered", "TLS is not answered") ? TimeSpan.FromMilliseconds(300)
        : fault.IsSilent ? TimeSpan.FromSeconds(3)
        : TimeSpan.FromSeconds(30);

    private static bool IsOnKeptConnection(FaultCase fault) => Is(fault, "kept from before");

    private static bool Is(FaultCase fault, params string[] words) =>
        words.Any(word => fault.What.Contains(word, StringComparison.Ordinal));

    private static string? Difference(
        ConcurrentDictionary<FaultCase, (CallOutcome Outcome, int Rings, int Stock)> rows)
    {
        var table = new StringBuilder(
            "| protocol | what happens | Outdial says | attempts | rings | the stock handler rings |\n" +
            "|---|---|---|---|---|---|\n");
        foreach (var fault in FaultTable.All)
        {
            var (outcome, rings, stock) = rows[fault];
            var (says, many) = (outcome.GetType().Name, stock > 1 ? $"**{stock}**" : $"{stock}");
            table.Append(
                CultureInfo.InvariantCulture,
                $"| {fault.Protocol} | {fault.What} | `{says}` | {outcome.AttemptCount} | {rings} | {many} |\n");
        }

        return DocumentedTable.Difference(Page, "matrix", table.ToString());
    }
}
