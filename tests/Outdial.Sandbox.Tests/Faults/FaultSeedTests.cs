namespace Outdial.Sandbox.Tests;

/// <summary>Chance that can be replayed.</summary>
public sealed class FaultSeedTests
{
    private static readonly string[] Dice = ["status=501,probability=0.2", "status=503,probability=0.5"];

    [Fact]
    public Task Gives_the_same_requests_the_same_faults() => Gen.Int.SampleAsync(async seed =>
        Assert.Equal(await FateAsync(seed), await FateAsync(seed)), iter: 10);

    [Fact]
    public async Task Gives_other_faults_by_another_seed()
    {
        var fates = new HashSet<string>();
        foreach (var seed in new[] { 0, 1, 2, -1, int.MaxValue })
            fates.Add(await FateAsync(seed));

        Assert.Equal(5, fates.Count);
    }

    [Fact]
    public async Task Does_not_depend_on_what_a_fault_does_not_match()
    {
        var alone = await FateAsync(seed: 7);

        await using var session = await Session.StartAsync(new SandboxOptions { Seed = 7 });
        Add(session);
        var among = "";
        for (var call = 0; call < 40; call++)
        {
            await session.GetAsync("/nowhere", token: null);
            among += (await session.CallAsUserAsync(Session.PlatformCall)).Status % 10;
        }
        Assert.Equal(alone, among);
    }

    [Fact]
    public void Is_as_likely_as_it_says_whatever_the_seed() =>
        Gen.Select(Gen.ULong, Gen.OneOf(0.01, 0.1, 0.5, 0.9, 1)).Sample((seed, probability) =>
        {
            var faults = new SandboxFaults(seed);
            faults.Add(new SandboxFault { Kind = FaultKind.ResetUnread, Path = "*", Probability = probability });
            const int requests = 4_000;

            for (var request = 0; request < requests; request++)
                faults.BeforeBody("GET", "/");

            // Six standard deviations: one seed in a thousand million is further off.
            var off = 6 * Math.Sqrt(requests * probability * (1 - probability));
            Assert.InRange(faults.HitCount, (requests * probability) - off, (requests * probability) + off);
        });

    [Fact]
    public void Two_faults_hit_each_by_its_own_probability()
    {
        var faults = new SandboxFaults(seed: 0);
        faults.Add("delay=1ms,path=*,probability=0.5");
        faults.Add("skew=1ms,path=*,probability=0.5");

        var plans = Enumerable.Range(0, 4_000).Select(_ => faults.BeforeBody("GET", "/")).ToList();

        // Both, either and neither: a quarter each.
        Assert.All(plans.CountBy(plan => (plan.Delay, plan.Skew)), pair => Assert.InRange(pair.Value, 850, 1_150));
        Assert.Equal(4, plans.Select(plan => (plan.Delay, plan.Skew)).Distinct().Count());
    }

    /// <summary>The last digits of the statuses of forty calls.</summary>
    private static async Task<string> FateAsync(int seed)
    {
        await using var session = await Session.StartAsync(new SandboxOptions { Seed = seed });
        Add(session);
        var fate = "";
        for (var call = 0; call < 40; call++)
            fate += (await session.CallAsUserAsync(Session.PlatformCall)).Status % 10;
        return fate;
    }

    private static void Add(Session session)
    {
        foreach (var fault in Dice)
            session.Sandbox.Faults.Add(fault);
    }
}
