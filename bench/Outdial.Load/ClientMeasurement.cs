using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Outdial.Ledger;

namespace Outdial.Load;

/// <summary>Measures the whole client beside a bare HttpClient with a ready token, and what a ledger costs.</summary>
internal static class ClientMeasurement
{
    private const int Rounds = 5;
    private const int AtOnce = 16;

    public static async Task RunAsync(int calls)
    {
        using var server = await Server.StartAsync("sandbox");
        var folder = Directory.CreateTempSubdirectory("outdial-bench-");
        try
        {
            using var ledger = CallLedger.Open(Path.Combine(folder.FullName, "ledger.db"));
            using var http = new HttpClient();
            using var client = Client(server, ledger);
            var (plain, keyed) = (new List<double>(), new List<double>());
            await TurnAsync(calls, i => PostAsync(http, server, i));
            await TurnAsync(calls, i => PlaceAsync(client, i));
            for (var round = 0; round < Rounds; round++)
            {
                var bare = await TurnAsync(calls, i => PostAsync(http, server, i));
                var whole = await TurnAsync(calls, i => PlaceAsync(client, i));
                var first = round * (calls / 10);
                var withKey = await TurnAsync(calls / 10, i => PlaceAsync(client, i, $"key-{first + i}"));
                plain.Add(whole.Rate / bare.Rate);
                keyed.Add(1e6 / withKey.Rate);
                Say($"bare {bare.Rate:0} a second, {bare.Bytes} bytes a call; whole {whole.Rate:0}, {whole.Bytes} bytes; ratio {whole.Rate / bare.Rate:0.00}; with a key {withKey.Rate:0} a second");
            }

            Say($"ratio, median of {Rounds}: {plain.Order().ElementAt(Rounds / 2):0.00}");
            Say($"a call with a key, median: {keyed.Order().ElementAt(Rounds / 2):0} us, one after the other on the disk");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(double Rate, long Bytes)> TurnAsync(int calls, Func<int, Task> place)
    {
        var (began, allocated, next) = (TimeProvider.System.GetTimestamp(), GC.GetTotalAllocatedBytes(), -1);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < calls; i = Interlocked.Increment(ref next))
            {
                await place(i);
            }
        })));
        return (
            calls / TimeProvider.System.GetElapsedTime(began).TotalSeconds,
            (GC.GetTotalAllocatedBytes() - allocated) / calls);
    }

    private static async Task PostAsync(HttpClient http, Server server, int number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Url, "/api/v2/conversations/calls"))
        {
            Content = new StringContent(
                $$"""{"phoneNumber":"{{Number(number)}}"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", server.Token);
        using var response = await http.SendAsync(request);
        await response.Content.ReadAsStringAsync();
        response.EnsureSuccessStatusCode();
    }

    private static async Task PlaceAsync(CallClient client, int number, string? key = null)
    {
        var call = OutboundCall.To(Number(number));
        var outcome = key is null
            ? await client.PlaceAsync(call)
            : await client.PlaceAsync(call, CallKey.Parse(key));
        if (outcome is not CallOutcome.Placed)
        {
            throw new InvalidOperationException(string.Join(' ', outcome.Diagnostics));
        }
    }

    private static string Number(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"+1202555{number % 10_000:0000}");

    private static CallClient Client(Server server, CallLedger ledger) => CallClient.Create(
        new OutdialOptions
        {
            LoginUrl = server.Url.OriginalString,
            ApiUrl = server.Url.OriginalString,
            AccessToken = server.Token,
            KeepsRate = false,
            MaxConcurrentCalls = AtOnce,
        },
        ledger: ledger);

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
