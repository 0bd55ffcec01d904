using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Outdial.Ledger;

namespace Outdial.Load;

/// <summary>Measures the whole client beside a bare HttpClient with a ready token and beside the guide's way, and what
/// a ledger costs.</summary>
/// <remarks>Its last lines are figures by name, which Outdial.Compare reads.</remarks>
internal static class ClientMeasurement
{
    private const int Rounds = 15;
    private const int KeyedRounds = 5;
    private const int AtOnce = 16;
    private const int Counted = 100;

    // Each connection of the guide's way leaves its port unusable for a minute.
    private const int GuidesPart = 50;

    public static async Task RunAsync(int calls)
    {
        using var server = await Server.StartAsync("sandbox");
        var folder = Directory.CreateTempSubdirectory("outdial-bench-");
        try
        {
            using var ledger = CallLedger.Open(Path.Combine(folder.FullName, "ledger.db"));
            using var http = new HttpClient();
            using var client = Client(server, ledger);
            await TurnAsync(calls, i => PostAsync(http, server, i));
            await TurnAsync(calls, i => PlaceAsync(client, i));

            // Other work of the machine comes and goes: a turn of one has a turn of the other on both sides.
            var (rates, processor) = (new List<double>(), new List<double>());
            var (bares, wholes, guides) = (new List<Turn>(), new List<Turn>(), new List<Turn>());
            var toGuide = new List<double>();
            var before = await TurnAsync(calls, i => PostAsync(http, server, i));
            for (var round = 0; round < Rounds; round++)
            {
                var whole = await TurnAsync(calls, i => PlaceAsync(client, i));
                var after = await TurnAsync(calls, i => PostAsync(http, server, i));
                var bare = new Turn(
                    (before.Rate + after.Rate) / 2, (before.Processor + after.Processor) / 2, after.Bytes);
                rates.Add(whole.Rate / bare.Rate);
                processor.Add(whole.Processor / bare.Processor);
                Say($"bare {bare}; whole {whole}; ratio of rates {rates[^1]:0.00}, of processor {processor[^1]:0.00}");
                before = after;
                var guide = await TurnAsync(
                    Math.Max(1, calls / GuidesPart), i => GuidesWay.PlaceAsync(server, Number(i)));
                bares.Add(bare);
                wholes.Add(whole);
                guides.Add(guide);
                toGuide.Add(whole.Rate / guide.Rate);
            }

            var keyed = new List<double>();
            for (var round = 0; round < KeyedRounds; round++)
            {
                var first = round * (calls / 10);
                keyed.Add(1e6 / (await TurnAsync(calls / 10, i => PlaceAsync(client, i, $"key-{first + i}"))).Rate);
            }

            Say($"ratio of rates, median of {Rounds}: {Median(rates):0.00}; of processor: {Median(processor):0.00}");
            Say($"a call with a key, median: {Median(keyed):0} us, one after the other on the disk");
            SayTurns("bare", bares);
            SayTurns("whole", wholes);
            SayTurns("guide", guides);
            Say($"whole to bare = {Median(rates):0.000}");
            Say($"whole to guide = {Median(toGuide):0.000}");
            Say($"whole requests = {await RequestsAsync(i => PlaceAsync(client, i)):0.000}");
            Say($"guide requests = {await RequestsAsync(i => GuidesWay.PlaceAsync(server, Number(i))):0.000}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void SayTurns(string name, List<Turn> turns)
    {
        Say($"{name} rate = {Median([.. turns.Select(turn => turn.Rate)]):0}");
        Say($"{name} bytes = {Median([.. turns.Select(turn => (double)turn.Bytes)]):0}");
    }

    private static async Task<double> RequestsAsync(Func<int, Task> place)
    {
        using var count = new RequestCount();
        await TurnAsync(Counted, place);
        return (double)count.Requests / Counted;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static async Task<Turn> TurnAsync(int calls, Func<int, Task> place)
    {
        var (began, allocated, next) = (TimeProvider.System.GetTimestamp(), GC.GetTotalAllocatedBytes(), -1);
        var processor = Environment.CpuUsage.TotalTime;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < calls; i = Interlocked.Increment(ref next))
            {
                await place(i);
            }
        })));
        return new Turn(
            calls / TimeProvider.System.GetElapsedTime(began).TotalSeconds,
            (Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / calls,
            (GC.GetTotalAllocatedBytes() - allocated) / calls);
    }

    // As many bytes as the client sends, and as much for the sandbox to do: the stamp alone costs it microseconds.
    private static async Task PostAsync(HttpClient http, Server server, int number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Url, "/api/v2/conversations/calls"))
        {
            Content = new StringContent(
                $$$"""{"phoneNumber":"{{{Number(number)}}}","attributes":{"outdialAttempt":"{{{number:x32}}}-1"}}""",
                Encoding.UTF8,
                "application/json"),
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

    private static CallClient Client(Server server, CallLedger ledger) => new CallClient(new OutdialOptions
    {
        LoginUrl = server.Url,
        ApiUrl = server.Url,
        AccessToken = server.Token,
        RateLimit = { Enabled = false, MaxConcurrentRequests = AtOnce },
    }, new CallClientServices { Ledger = ledger });

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
