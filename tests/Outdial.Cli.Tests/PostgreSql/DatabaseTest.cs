using System.Text.Json;
using Npgsql;
using Outdial.Sandbox;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>The command with a ledger in PostgreSQL, and that database.</summary>
public abstract class DatabaseTest : IAsyncDisposable
{
    /// <summary>The connection string of a database without a ledger.</summary>
    protected string Database { get; } = SharedServer.CreateDatabase();

    protected TemporaryFolder Folder { get; } = new();

    public ValueTask DisposeAsync()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>The contract of the calls.</summary>
    protected string Contract { get; set; } = "platform";

    /// <summary>A sandbox in which a call is over soon.</summary>
    protected static Task<GenesysSandbox> StartAsync(params string[] faults) =>
        GenesysSandbox.StartAsync(new SandboxOptions
        {
            Pace = SandboxPace.ForWaiting,
            AnalyticsDelay = TimeSpan.Zero,
            Faults = [.. faults.Select(fault => SandboxFault.Parse(fault))],
        });

    /// <summary>Runs the command with the ledger in OUTDIAL_LEDGER.</summary>
    protected Task<ProgramResult> RunAsync(GenesysSandbox sandbox, params string[] words) =>
        Cli.RunAsync(
            new Dictionary<string, string>(Environment(sandbox)) { ["GENESYS_CONTRACT"] = Contract }, words);

    /// <summary>The variables of a user of the sandbox.</summary>
    protected Dictionary<string, string> Environment(GenesysSandbox sandbox) => new()
    {
        ["GENESYS_LOGIN_URL"] = sandbox.Url.OriginalString,
        ["GENESYS_API_URL"] = sandbox.Url.OriginalString,
        ["GENESYS_ACCESS_TOKEN"] = sandbox.SignIn(),
        ["OUTDIAL_LEDGER"] = Database,
    };

    protected async Task<object?> QueryAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create($"{Database};Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    protected static string Field(ProgramResult result, string name) =>
        JsonElement.Parse(result.Out).GetProperty(name).ToString();
}
