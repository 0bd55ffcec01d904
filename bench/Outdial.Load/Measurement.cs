using System.Globalization;

namespace Outdial.Load;

/// <summary>Measures the sandbox beside a bare server, and prints what stands in bench/README.md.</summary>
internal static class Measurement
{
    private const int Rounds = 5;

    public static async Task RunAsync(int calls)
    {
        // A tenth for each round beside the bare server, and the rest at once.
        var round = calls / 10;
        using var bare = await Server.StartAsync("bare");
        using var sandbox = await Server.StartAsync("sandbox");
        Say($"start-up: bare {bare.StartUp.TotalMilliseconds:0} ms, sandbox {sandbox.StartUp.TotalMilliseconds:0} ms");
        await Callers.PlaceAsync(bare, round / 2);
        await Callers.PlaceAsync(sandbox, round / 2);

        var (ratios, placed) = (new List<double>(), round / 2);
        for (var number = 0; number < Rounds; number++)
        {
            var (least, ours) = (await Callers.PlaceAsync(bare, round), await Callers.PlaceAsync(sandbox, round));
            placed += round;
            ratios.Add(ours / least);
            await SayMemoryAsync(
                sandbox, placed, $"bare {least:0}, sandbox {ours:0} calls a second, ratio {ours / least:0.00}");
        }

        while (placed < calls)
        {
            var rate = await Callers.PlaceAsync(sandbox, round);
            placed += round;
            await SayMemoryAsync(sandbox, placed, $"sandbox {rate:0} calls a second");
        }

        Say($"ratio, median of {Rounds}: {ratios.Order().ElementAt(Rounds / 2):0.00}");
    }

    private static async Task SayMemoryAsync(Server sandbox, int placed, string rates)
    {
        var (heap, workingSet) = await sandbox.MemoryAsync();
        Say($"{placed,9} calls: {rates}; heap {heap} MiB, process {workingSet} MiB");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
