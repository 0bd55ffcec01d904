using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Outdial.Ledger;
using Outdial.Lists;
using Outdial.Sandbox;
using Outdial.TestSupport;

namespace Outdial.Crash;

/// <summary>A sandbox, a ledger and a client in one virtual time.</summary>
internal sealed class ListHouse : IAsyncDisposable
{
    internal static readonly DateTimeOffset Monday = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<DateTimeOffset> _requests;
    private readonly ConcurrentQueue<JournalEntry> _posts;
    private ServiceProvider? _services;

    private ListHouse(
        VirtualTime time,
        GenesysSandbox sandbox,
        Contract contract,
        ConcurrentQueue<DateTimeOffset> requests,
        ConcurrentQueue<JournalEntry> posts) =>
        (Time, Sandbox, Contract, _requests, _posts) = (time, sandbox, contract, requests, posts);

    internal VirtualTime Time { get; }

    internal GenesysSandbox Sandbox { get; }

    internal Contract Contract { get; }

    internal CallLedger Ledger { get; private set; } = null!; // opened with the house

    internal ICallClient Client => _services!.GetRequiredService<ICallClient>();

    internal CallList List => new(Client, Ledger, null, Time);

    internal string PathOf(string name) => _folder.PathOf(name);

    internal static async Task<ListHouse> OpenAsync(
        DateTimeOffset? start = null,
        Contract contract = Contract.Platform,
        Func<SandboxOptions, SandboxOptions>? sandbox = null,
        Action<OutdialOptions, GenesysSandbox>? options = null)
    {
        var time = new VirtualTime(start ?? Monday);
        var (requests, posts) = (new ConcurrentQueue<DateTimeOffset>(), new ConcurrentQueue<JournalEntry>());
        var service = await GenesysSandbox.StartAsync((sandbox ?? (all => all))(
            new SandboxOptions
            {
                Time = time,
                TokenLifetime = TimeSpan.FromDays(2),
                CallLimit = 100_000,
                OnRequest = request =>
                {
                    requests.Enqueue(request.When);
                    if (IsPost(request))
                    {
                        posts.Enqueue(request);
                    }
                },
            }));
        var house = new ListHouse(time, service, contract, requests, posts);
        house.Reopen(options is null ? null : settings => options(settings, service));
        return house;
    }

    /// <summary>Opens the ledger and a client of it anew, as another process would.</summary>
    internal void Reopen(Action<OutdialOptions>? options = null)
    {
        Close();
        Ledger = CallLedger.Open(_folder.PathOf("ledger.db"), Time);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<ICallLedger>(new HoldingLedger(Ledger, Time));
        services.AddSingleton<IRateStore>(Ledger);
        services.AddOutdial(settings =>
        {
            settings.Contract = Contract;
            settings.LoginUrl = settings.ApiUrl = Sandbox.Url;
            settings.AccessToken = Contract == Contract.Platform ? Sandbox.SignIn() : null;
            settings.ClientId = Contract == Contract.Platform ? null : Sandbox.ClientId;
            settings.ClientSecret = Contract == Contract.Platform ? null : Sandbox.ClientSecret;
            options?.Invoke(settings);
        }).HttpClient.AddHttpMessageHandler(() => new HoldingHandler(Time));
        _services = services.BuildServiceProvider();
    }

    internal async Task<CallListImport> ImportAsync(CallListOptions options, params IEnumerable<CallListRow> rows) =>
        await List.ImportAsync(options, rows.ToAsyncEnumerable());

    internal async Task<List<ListEvent>> RunAsync(string name = "spring", CallListRunOptions? options = null) =>
        await List.RunAsync(name, options).ToListAsync();

    internal async Task<List<ListRow>> RowsAsync(string name = "spring") =>
        await Ledger.GetRowsAsync(name, [], allAttempts: true).ToListAsync();

    /// <summary>When the sandbox was asked for anything: all that its journal ever held.</summary>
    internal IReadOnlyCollection<DateTimeOffset> Requests => _requests;

    /// <summary>The calls that the sandbox was asked for, as it wrote them down: all that its journal ever
    /// held.</summary>
    internal IReadOnlyCollection<JournalEntry> Posts => _posts;

    public async ValueTask DisposeAsync()
    {
        Close();
        await Sandbox.DisposeAsync();
        Time.Dispose();
        _folder.Dispose();
    }

    private static bool IsPost(JournalEntry request) =>
        request.Method == "POST" && request.Path.StartsWith("/api/v2/conversations/calls", StringComparison.Ordinal);

    private void Close()
    {
        _services?.Dispose();
        Ledger?.Dispose();
    }
}
