using Npgsql;
using Outdial.Ledger.PostgreSql;
using Outdial.Lists;
using Outdial.Sandbox;
using Outdial.TestSupport;

namespace Outdial.Cluster;

/// <summary>A sandbox, a PostgreSQL and the nodes that share them.</summary>
internal sealed class TestCluster : IAsyncDisposable
{
    private readonly List<NodeProcess> _nodes = [];
    private readonly string _token;

    private TestCluster(GenesysSandbox sandbox, PostgreSqlServer server)
    {
        (Sandbox, Server, _token) = (sandbox, server, sandbox.SignIn());
        Database = server.CreateDatabase();
    }

    internal GenesysSandbox Sandbox { get; }

    internal PostgreSqlServer Server { get; }

    /// <summary>The connection string of the ledger.</summary>
    internal string Database { get; set; }

    internal IReadOnlyList<NodeProcess> Nodes => _nodes;

    internal static async Task<TestCluster> StartAsync(
        int users = 0, int? perMinute = null, Action<JournalEntry>? onRequest = null, params string[] settings)
    {
        var organisation = new SandboxOrganisation();
        var sandbox = await GenesysSandbox.StartAsync(new SandboxOptions
        {
            Limits = new SandboxLimits { RequestsPerMinute = perMinute },
            AnalyticsDelay = TimeSpan.Zero,
            Pace = CallPace.Even(TimeSpan.Zero),
            CallLimit = 200_000,
            OnRequest = onRequest,
            Organisation = organisation with
            {
                Users =
                [
                    .. organisation.Users,
                    .. Enumerable.Range(0, users).Select(user => new SandboxUser { Id = $"{Numbers.User(user):D}" }),
                ],
            },
        });
        return new TestCluster(sandbox, PostgreSqlServer.Start(["fsync=on", "max_connections=300", .. settings]));
    }

    internal NodeSettings Settings(int number, string work) => new()
    {
        Name = $"node-{number}",
        Database = Database,
        Service = Sandbox.Url,
        Token = _token,
        Work = work,
    };

    internal NodeProcess Start(NodeSettings settings)
    {
        var node = NodeProcess.Start(settings);
        _nodes.RemoveAll(old => old.HasEnded);
        _nodes.Add(node);
        return node;
    }

    /// <summary>The ledger, and a client of it whose clock is ahead: later calls prove what was not placed.</summary>
    internal async Task<(PostgreSqlLedger Ledger, CallClient Client)> OpenAsync(TimeSpan ahead = default)
    {
        var ledger = await PostgreSqlLedger.OpenAsync(Database);
        return (ledger, NodeProgram.Client(Settings(0, ""), ledger, new ShiftedTime(ahead)));
    }

    /// <summary>Imports a list of as many rows, which as many users place, and lets it run.</summary>
    internal async Task ImportAsync(int rows, int users)
    {
        var (ledger, client) = await OpenAsync();
        await using (ledger)
        using (client)
        {
            var import = await new CallList(client, ledger).ImportAsync(
                new CallListOptions
                {
                    Name = Numbers.List,
                    Users = [.. Enumerable.Range(0, users).Select(Numbers.User)],
                },
                Enumerable.Range(0, rows).Select(index => new CallListRow
                {
                    Position = index + 1,
                    Call = OutboundCall.To(Numbers.Phone(index)),
                }).ToAsyncEnumerable());
            if (import.Added != rows)
            {
                throw new InvalidOperationException($"{import}");
            }
        }
    }

    internal async Task<object?> ScalarAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create($"{Database};Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _nodes.ForEach(node => node.Dispose());
        await Sandbox.DisposeAsync();
        Server.Dispose();
    }
}
