using System.Globalization;
using Outdial.Ledger;
using Outdial.Lists;
using Outdial.Sandbox;

namespace Outdial.Crash;

/// <summary>Kills a process that places a list, at moments drawn from a seed, and starts it again until no row waits;
/// then looks for what is unknown, and lets the list dial again what was proved not to have been dialled.</summary>
internal static class ListKillRun
{
    private const int Callers = 6;
    private const int MostStarts = 20;

    internal static async Task<CrashResult> RunAsync(int kills, int rows, int seed)
    {
        var random = new Random(seed);
        var folder = Directory.CreateTempSubdirectory("outdial-list-crash-");
        try
        {
            var file = Path.Combine(folder.FullName, "ledger.db");
            var users = Enumerable.Range(0x101, Callers).Select(User).ToList();
            await using var sandbox = await GenesysSandbox.StartAsync(new SandboxOptions
            {
                Limits = new SandboxLimits { RequestsPerMinute = null },
                AnalyticsDelay = TimeSpan.Zero,
                Pace = CallPace.Even(TimeSpan.Zero),
                Organisation = new SandboxOrganisation() is var all
                    ? all with { Users = [.. all.Users, .. users.Select(user => new SandboxUser { Id = $"{user:D}" })] }
                    : all,
            });
            var token = sandbox.SignIn();
            await ImportAsync(file, sandbox, token, users, rows);
            var done = 0;
            for (var starts = 0; starts < kills + MostStarts && !await IsDoneAsync(file); starts++)
            {
                using var child = Child.StartList(file, sandbox, token);
                if (done >= kills)
                {
                    await child.EndAsync();
                    sandbox.Advance(TimeSpan.FromMinutes(10)); // later calls prove what was not placed
                }
                else if (await KilledAsync(child, random))
                {
                    done++;
                }
            }

            using var ledger = CallLedger.Open(file);
            return await JudgeAsync(
                string.Create(CultureInfo.InvariantCulture, $"seed {seed}, {done} kills"), ledger, sandbox, rows);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task ImportAsync(
        string file, GenesysSandbox sandbox, string token, List<Guid> users, int rows)
    {
        using var ledger = CallLedger.Open(file);
        using var client = Placer.Client(sandbox.Url.OriginalString, token, ledger, TimeProvider.System);
        var import = await new CallList(client, ledger).ImportAsync(
            new CallListOptions { Name = ListPlacer.Name, Users = [.. users] },
            Enumerable.Range(0, rows).Select(index => new CallListRow
            {
                Position = index + 1,
                Call = OutboundCall.To(Placer.Number(index)),
            }).ToAsyncEnumerable());
        if (import.Added != rows)
        {
            throw new InvalidOperationException($"{import}");
        }
    }

    // One time in four while it starts, else a few milliseconds after it has said that something happened.
    private static async Task<bool> KilledAsync(Child child, Random random)
    {
        var whileStarting = random.Next(4) == 0;
        if (!whileStarting && await child.LineAsync() is null)
        {
            await child.EndAsync();
            return false;
        }

        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(whileStarting ? 400 : 60)), TimeProvider.System);
        if (child.HasEnded)
        {
            return false;
        }

        await child.KillAsync();
        return true;
    }

    private static async Task<bool> IsDoneAsync(string file)
    {
        using var ledger = CallLedger.Open(file);
        var counts = await ledger.CountAsync(ListPlacer.Name);
        return !counts.ContainsKey(ListRowState.Waiting) && !counts.ContainsKey(ListRowState.Calling);
    }

    // Every row has rung once, or is listed as unknown; the phone and the list agree.
    private static async Task<CrashResult> JudgeAsync(
        string what, CallLedger ledger, GenesysSandbox sandbox, int rows)
    {
        var (placed, listed, wrong, lost) = (0, 0, 0, 0);
        var rings = Enumerable.Range(0, rows).Select(index => sandbox.Phones[Placer.Number(index)].Rings).ToList();
        var byRow = await ledger.GetRowsAsync(ListPlacer.Name, []).ToDictionaryAsync(row => row.Position);
        for (var index = 0; index < rows; index++)
        {
            var row = byRow.GetValueOrDefault(index + 1);
            placed += row is { State: ListRowState.Ended } ? 1 : 0;
            listed += row is { State: ListRowState.Unknown } ? 1 : 0;
            lost += row is { State: ListRowState.Ended or ListRowState.Unknown } ? 0 : 1;
            wrong += row is { State: ListRowState.Ended } && rings[index] == 0 ? 1 : 0;
        }

        return new CrashResult(
            string.Create(CultureInfo.InvariantCulture, $"{what}, {listed} rows listed as unknown"),
            placed, 0, lost, rings.Sum(), rings.Count(count => count > 1), wrong);
    }

    private static Guid User(int number) =>
        new(string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{number:x12}"));
}
