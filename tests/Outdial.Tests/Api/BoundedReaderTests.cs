using Outdial.TestSupport;

namespace Outdial.Tests;

/// <summary>Every question that is put to the service has an end, in requests, in time and in bytes, whatever the
/// service answers.</summary>
public sealed class BoundedReaderTests
{
    private const int LargestBody = 2 << 20;

    // By its name: what is asked, how long it may take, how many requests it may send.
    private static readonly Dictionary<string, (Func<CallClient, UnhurriedTime, Task> Ask, TimeSpan Time, int Requests)>
        Readers = new()
        {
            ["reconcile"] = (
                (client, time) => client.ReconcileAsync(Search(time)), TimeSpan.FromSeconds(2 + 60), 1_000),
            ["skill"] = (
                (client, _) => client.FindAsync(NamedKind.Skill, "a"), TimeSpan.FromMinutes(3), 40),
            ["queue"] = (
                (client, _) => client.FindAsync(NamedKind.Queue, "a"), TimeSpan.FromMinutes(3), 40),
            ["user"] = (
                (client, _) => client.FindAsync(NamedKind.User, "a@example.com"), TimeSpan.FromMinutes(3), 40),
            ["watch"] = (
                async (client, _) => await client.WatchAsync("c-1").LastAsync(), TimeSpan.FromHours(25), 40_000),
            ["hang up"] = ((client, _) => client.HangUpAsync("c-1"), TimeSpan.FromMinutes(15), 10),
            ["wrap up"] = (
                (client, _) => client.WrapUpAsync("c-1", Guid.NewGuid()), TimeSpan.FromMinutes(45), 20),
            ["place"] = ((client, _) => client.PlaceAsync(Client.Call), TimeSpan.FromMinutes(15), 10),
        };

    public static TheoryData<string, Endlessness, bool> Cases() =>
    [
        .. from reader in Readers.Keys
           from kind in Enum.GetValues<Endlessness>()
           from alsoTokens in new[] { false, true }
           select new TheoryDataRow<string, Endlessness, bool>(reader, kind, alsoTokens),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Ends_whatever_the_service_answers(string reader, Endlessness kind, bool alsoTokens)
    {
        var (ask, longest, most) = Readers[reader];
        var options = Client.Options(new Uri("https://service.invalid"), Contract.Platform);
        options.Reconciliation.Timeout = TimeSpan.FromSeconds(2);
        options.TotalTimeout = new OutdialOptions().TotalTimeout;
        var time = new UnhurriedTime(options.AttemptTimeout);
        using var service = new EndlessService(kind, alsoTokens);
        using var pass = new SendOnceHandler { InnerHandler = service };
        using var http = new HttpClient(pass);
        HttpDefaults.Apply(http);
        var settings = SettingsReader.Read(options, tokensElsewhere: false, out _)!;
        using var client = new CallClient(
            new ClientComponents(settings, options, () => http, new CallClientServices { Time = time }));
        var began = time.GetTimestamp();

        await ask(client, time).WaitAsync(TimeSpan.FromMinutes(2), TimeProvider.System);

        // On this clock the pauses of the login's own fetch pass too, which the question does not wait for.
        var fetch = alsoTokens ? TimeSpan.FromMinutes(10) : TimeSpan.Zero;
        Assert.InRange(time.GetElapsedTime(began), TimeSpan.Zero, longest + fetch);

        // And on this clock a call's time can be over before it is sent.
        Assert.InRange(service.Requests, reader == "place" ? 0 : 1, most);
        Assert.InRange(service.LongestRead, 0, LargestBody);
    }

    private static CallSearch Search(UnhurriedTime time) => new()
    {
        CallId = Guid.NewGuid(),
        Dialled = ["+12025550123"],
        Began = time.GetUtcNow().AddMinutes(-20),
        Ended = time.GetUtcNow().AddMinutes(-19),
    };
}
