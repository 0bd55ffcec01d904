using Npgsql;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>A connection string in place of a file: what is one, and that its password is never shown.</summary>
public sealed class ConnectionStringTests : IDisposable
{
    private const string Password = "hush-4711";

    private static readonly string[] Commands =
    [
        "ledger list", "ledger show a --json", "ledger rate --json", "ledger gates", "ledger recover --json",
        "reconcile --all --json", "list status", "call +12025550123 --key a", "call +12025550123 --key a --json",
    ];

    private static readonly string[] Unreachable =
    [
        $"Host=127.0.0.1;Port=1;Username=ann;Password={Password};Database=calls",
        $"postgresql://ann:{Password}@127.0.0.1:1/calls",
        $"postgres://ann@127.0.0.1:1/calls?password={Password}",
    ];

    private static readonly string[] Malformed =
    [
        $"Host=db;Passwort={Password}",
        $"Host=db;Port={Password}",
        $"Host=db;Password='{Password}",
        $"Username=ann;Password={Password}",
        $"PWD={Password}",
        $"postgresql://ann:{Password}@db:port/calls",
        $"postgresql://ann:{Password}@/calls",
        $"postgresql://ann@db/calls?passwort={Password}",
        $"postgresql://ann@db/calls?sslmode={Password}",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string, string> Faulty() => new(
        from each in Unreachable.Select(text => (Text: text, Rule: "OD4054"))
            .Concat(Malformed.Select(text => (Text: text, Rule: "OD5006")))
        from command in Commands
        select (each.Text, command, each.Rule));

    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task Shows_no_password(string ledger, string command, string rule)
    {
        foreach (var isOption in new[] { true, false })
        {
            var result = await RunAsync(ledger, isOption, command.Split(' '));
            Assert.Equal(2, result.ExitCode);
            Assert.Contains(rule, result.Out + result.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(Password, result.Out + result.Error, StringComparison.Ordinal);
            var warns = isOption && rule == "OD4054";
            Assert.Equal(warns, result.Error.Contains("Other users of the machine", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Without_a_password_there_is_no_warning()
    {
        var result = await RunAsync("Host=127.0.0.1;Port=1;Username=ann", isOption: true, "ledger", "list");
        Assert.Contains("127.0.0.1:1/ann cannot be used", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Other users", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a=b.db")]
    [InlineData("database=calls.db")]
    [InlineData("localhost=1;x.db")]
    public async Task A_file_with_an_equals_sign_stays_a_file(string name)
    {
        var file = _folder.PathOf(name);
        var result = await RunAsync(file, isOption: true, "ledger", "gates", "--max-per-day", "3");
        Assert.Equal(0, result.ExitCode);
        Assert.True(File.Exists(file));
    }

    [Fact]
    public async Task An_address_with_an_encoded_password_signs_in()
    {
        Assert.SkipUnless(PostgreSqlServer.IsInstalled, PostgreSqlServer.Missing);
        var rules = _folder.Write("hba", "local all postgres trust\nlocal all all scram-sha-256\n");
        if (!OperatingSystem.IsWindows())
        {
            // The server is another user.
            File.SetUnixFileMode(Path.GetDirectoryName(rules)!, (UnixFileMode)0b111_101_101);
        }

        using var server = PostgreSqlServer.Start($"hba_file='{rules}'");
        var administrator = server.CreateDatabase();
        await using (var source = NpgsqlDataSource.Create(administrator))
        {
            await using var command = source.CreateCommand(
                "CREATE ROLE ann LOGIN PASSWORD 'p@ss/w:rd %'; DO $$ BEGIN EXECUTE format(" +
                "'GRANT CREATE ON DATABASE %I TO ann', current_database()); END $$");
            await command.ExecuteNonQueryAsync();
        }

        var parts = new NpgsqlConnectionStringBuilder(administrator);
        string Address(string password) =>
            $"postgresql://ann:{password}@localhost/{parts.Database}?host={Uri.EscapeDataString(parts.Host!)}";
        string[] words = ["ledger", "gates", "--max-per-day", "3"];
        var right = await RunAsync(Address("p%40ss%2Fw%3Ard%20%25"), isOption: false, words);
        var wrong = await RunAsync(Address(Password), isOption: false, words);

        Assert.Equal((0, 2), (right.ExitCode, wrong.ExitCode));
        Assert.Equal("most a day   3\n", right.Out);
        Assert.Contains("OD4054", wrong.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, wrong.Error, StringComparison.Ordinal);
    }

    private static Task<ProgramResult> RunAsync(string ledger, bool isOption, params string[] words)
    {
        var environment = Cli.Environment(new Uri("http://127.0.0.1:9/"));
        if (!isOption)
        {
            environment["OUTDIAL_LEDGER"] = ledger;
        }

        return Cli.RunAsync(environment, isOption ? [.. words, "--ledger", ledger] : words);
    }
}
