using Outdial.Ledger;
using Outdial.Sandbox;

namespace Outdial.Crash;

/// <summary>Damages the files that a killed process left, in many ways, and places the same keys again: none of them
/// rings a second time.</summary>
internal static class CorruptRun
{
    private const int Keys = 60;

    internal static async Task<CorruptResult> RunAsync(int variants, int seed)
    {
        var random = new Random(seed);
        var folder = Directory.CreateTempSubdirectory("outdial-corrupt-");
        try
        {
            await using var sandbox = await KillRun.StartSandboxAsync();
            var token = sandbox.SignIn();
            var left = await KilledAsync(folder.CreateSubdirectory("left"), sandbox, token);
            var dialled = await DialledAsync(folder, left);
            var twice = new SortedDictionary<string, int>(StringComparer.Ordinal);
            var (refused, same) = (0, 0);
            for (var variant = 0; variant < variants; variant++)
            {
                var damage = Damage.All[variant % Damage.All.Count];
                var rings = Rings(sandbox, dialled);
                if (await PlacesAgainAsync(folder, left, dialled, damage, random, sandbox, token))
                {
                    same++;
                }
                else
                {
                    refused++;
                }

                var again = Rings(sandbox, dialled).Zip(rings).Count(pair => pair.First > pair.Second);
                twice[damage.Name] = twice.GetValueOrDefault(damage.Name) + again;
            }

            return new CorruptResult(variants, refused, same, twice);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // A process that is killed when half its keys are placed leaves a log that was not closed.
    private static async Task<string> KilledAsync(DirectoryInfo folder, GenesysSandbox sandbox, string token)
    {
        using var child = Child.Start(Path.Combine(folder.FullName, "ledger.db"), sandbox, token, Keys);
        for (var line = 0; line < Keys / 2; line++)
        {
            await child.LineAsync();
        }

        await child.KillAsync();
        return folder.FullName;
    }

    // The keys that an undamaged copy would not dial again: placed, or on their way when the process was killed.
    private static async Task<int[]> DialledAsync(DirectoryInfo folder, string left)
    {
        var copy = Copy(folder, left);
        using var ledger = CallLedger.Open(Path.Combine(copy.FullName, "ledger.db"));
        var dialled = new List<int>();
        for (var index = 0; index < Keys; index++)
        {
            if (await ledger.FindAsync(Placer.Key(index)) is { State: not LedgerState.Planned })
            {
                dialled.Add(index);
            }
        }

        return [.. dialled];
    }

    private static DirectoryInfo Copy(DirectoryInfo folder, string left)
    {
        var copy = folder.CreateSubdirectory(Guid.NewGuid().ToString("N"));
        foreach (var file in Directory.GetFiles(left))
        {
            File.Copy(file, Path.Combine(copy.FullName, Path.GetFileName(file)));
        }

        return copy;
    }

    // Whether the ledger was used, and not refused as a whole.
    private static async Task<bool> PlacesAgainAsync(
        DirectoryInfo folder, string left, int[] keys, Damage damage, Random random, GenesysSandbox sandbox,
        string token)
    {
        var copy = Copy(folder, left);
        damage.Apply(copy.FullName, random);
        try
        {
            using var ledger = CallLedger.Open(Path.Combine(copy.FullName, "ledger.db"));
            using var client = Placer.Client(sandbox.Url.OriginalString, token, ledger, TimeProvider.System);
            foreach (var index in keys)
            {
                await client.PlaceAsync(OutboundCall.To(Placer.Number(index)), Placer.Key(index));
            }

            return true;
        }
        catch (CallLedgerException)
        {
            return false;
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static int[] Rings(GenesysSandbox sandbox, int[] keys) =>
        [.. keys.Select(index => sandbox.Phones[Placer.Number(index)].Rings)];
}
