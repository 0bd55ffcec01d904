using Outdial.Sandbox;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>Where the program keeps ledger, profiles and secrets, in the homes that containers, CI and new users
/// have. Through the real program, with the current folder of its own.</summary>
public sealed class HomeTests : IDisposable
{
    private static readonly string[] Variables =
        ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "OUTDIAL_CONFIG_DIR", "OUTDIAL_LEDGER"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("HOME={0}/no/home")]
    [InlineData("HOME={0}/no/home XDG_DATA_HOME={0}/no/data XDG_CONFIG_HOME={0}/no/config")]
    [InlineData("HOME={0}/no/home XDG_DATA_HOME=data XDG_CONFIG_HOME=config")]
    [InlineData("XDG_DATA_HOME={0}/no/data XDG_CONFIG_HOME={0}/no/config")]
    [InlineData("HOME=home XDG_DATA_HOME={0}/no/data")]
    [InlineData("OUTDIAL_LEDGER={0}/no/ledger.db")]
    public async Task A_key_from_two_folders_is_dialled_once(string variables)
    {
        await using var sandbox = await GenesysSandbox.StartAsync();

        var first = await CallAsync(sandbox, "one", variables);
        var second = await CallAsync(sandbox, "two", variables);

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Equal(first.Out, second.Out);
        Assert.Equal(1, sandbox.Phones.Rings);
        Assert.Contains("Made a new ledger for keys: ", first.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Made a new ledger", second.Error, StringComparison.Ordinal);
        AssertNothingInCurrentFolders();
        AssertOwnerOnly();
    }

    [Theory]
    [InlineData("", "HOME is not set")]
    [InlineData("HOME=", "HOME is not set")]
    [InlineData("HOME=home", "HOME is 'home', which is not an absolute path")]
    [InlineData("HOME=. XDG_DATA_HOME=data", "HOME is '.', which is not an absolute path")]
    [InlineData("HOME={0}/no OUTDIAL_LEDGER=ledger.db", "OUTDIAL_LEDGER is 'ledger.db', which is not an absolute path")]
    [InlineData("HOME={0}/no OUTDIAL_CONFIG_DIR=c", "OUTDIAL_CONFIG_DIR is 'c', which is not an absolute path")]
    public async Task Without_a_home_nothing_is_dialled_and_nothing_is_written(string variables, string says)
    {
        await using var sandbox = await GenesysSandbox.StartAsync();

        var result = await CallAsync(sandbox, "one", variables);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(says, result.Error, StringComparison.Ordinal);
        Assert.Equal(0, sandbox.Phones.Rings);
        AssertNothingInCurrentFolders();
    }

    [Theory]
    [InlineData("HOME={0}/no/home", "no/home/.config/outdial/config.toml")]
    [InlineData("HOME={0}/no/home XDG_CONFIG_HOME=config", "no/home/.config/outdial/config.toml")]
    [InlineData("HOME={0}/no/home XDG_CONFIG_HOME={0}/no/config", "no/config/outdial/config.toml")]
    [InlineData("", null)]
    [InlineData("HOME=home", null)]
    public async Task Secrets_are_kept_in_the_home_or_not_at_all(string variables, string? file)
    {
        await using var sandbox = await GenesysSandbox.StartAsync();
        string[] login =
        [
            "login", "--client-credentials", "--client-id", sandbox.ClientId,
            "--login-url", sandbox.Url.OriginalString, "--api-url", sandbox.Url.OriginalString,
        ];

        var result = await RunAsync(
            "one", $"{variables} GENESYS_CLIENT_SECRET={sandbox.ClientSecret}", login);

        Assert.Equal(file is null ? 2 : 0, result.ExitCode);
        Assert.Equal(file is not null, file is not null && File.Exists(_folder.PathOf(file)));
        AssertNothingInCurrentFolders();
        AssertOwnerOnly();
        if (file is null)
        {
            Assert.Empty(sandbox.Requests);
            Assert.Contains("HOME is ", result.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("ledger", "list")]
    [InlineData("ledger", "show", "order-4711")]
    [InlineData("ledger", "export")]
    [InlineData("ledger", "settle", "order-4711", "--not-placed")]
    [InlineData("ledger", "purge", "--older-than", "90d")]
    [InlineData("ledger", "rate")]
    [InlineData("ledger", "rate", "--reset")]
    [InlineData("reconcile", "order-4711")]
    [InlineData("reconcile", "--all")]
    public async Task Looking_makes_no_ledger(params string[] words)
    {
        await using var sandbox = await GenesysSandbox.StartAsync();
        var account = Account(sandbox);
        foreach (var (variables, more) in new (string, string[])[]
        {
            ("HOME={0}/no/home", []),
            ("HOME={0}/no/home OUTDIAL_LEDGER={0}/no/mistyped.db", []),
            ("HOME={0}/no/home", ["--ledger", "mistyped.db"]),
            ("HOME={0}/no/home", ["--ledger", _folder.PathOf("no/mistyped.db")]),
        })
        {
            var result = await RunAsync("one", $"{variables} {account}", [.. words, .. more]);
            Assert.Equal((2, ""), (result.ExitCode, result.Out));
            Assert.Contains("OD4063", result.Error, StringComparison.Ordinal);
            Assert.Contains(".db; nothing was created there.", result.Error, StringComparison.Ordinal);
            AssertNothingInCurrentFolders();
            Assert.False(Directory.Exists(_folder.PathOf("no")));
        }
    }

    [Fact]
    public async Task A_call_without_a_key_makes_no_ledger_and_needs_no_home()
    {
        await using var sandbox = await GenesysSandbox.StartAsync();
        foreach (var variables in new[] { "OUTDIAL_LEDGER={0}/no/ledger.db", "" })
        {
            var result = await RunAsync("one", $"{variables} {Account(sandbox)}", ["call", "+12025550123"]);
            Assert.Equal((0, ""), (result.ExitCode, string.Concat(
                Directory.EnumerateFileSystemEntries(_folder.PathOf("one")))));
            Assert.False(Directory.Exists(_folder.PathOf("no")));
        }

        Assert.Equal(2, sandbox.Phones.Rings);
    }

    [Fact]
    public async Task A_ledger_that_is_named_like_memory_is_a_file()
    {
        await using var sandbox = await GenesysSandbox.StartAsync();
        string[] words = ["call", "+12025550123", "--key", "order-4711", "--ledger", ":memory:"];
        var first = await RunAsync("one", $"HOME={{0}}/no {Account(sandbox)}", words);
        var second = await RunAsync("one", $"HOME={{0}}/no {Account(sandbox)}", words);
        Assert.Equal((0, 0, 1), (first.ExitCode, second.ExitCode, sandbox.Phones.Rings));
    }

    private static string Account(GenesysSandbox sandbox) =>
        $"GENESYS_LOGIN_URL={sandbox.Url.OriginalString} GENESYS_API_URL={sandbox.Url.OriginalString} " +
        $"GENESYS_ACCESS_TOKEN={sandbox.SignIn()}";

    private Task<ProgramResult> CallAsync(GenesysSandbox sandbox, string folder, string variables) => RunAsync(
        folder, $"{variables} {Account(sandbox)}", ["call", "+12025550123", "--key", "order-4711"]);

    private Task<ProgramResult> RunAsync(string current, string variables, string[] words)
    {
        var folder = Directory.CreateDirectory(_folder.PathOf(current)).FullName;
        return RunningProgram.RunAsync(
            "env",
            [
                .. Variables.SelectMany(name => new[] { "-u", name }),
                .. variables.Replace("{0}", _folder.PathOf("").TrimEnd('/'), StringComparison.Ordinal)
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries),
                Built.Program("Outdial.Cli", "outdial"),
                .. words,
            ],
            null,
            TestContext.Current.CancellationToken,
            folder);
    }

    private void AssertNothingInCurrentFolders() => Assert.All(
        new[] { "one", "two" }.Select(_folder.PathOf).Where(Directory.Exists),
        folder => Assert.Empty(Directory.EnumerateFileSystemEntries(folder)));

    private void AssertOwnerOnly()
    {
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute |
            UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        var made = _folder.PathOf("no");
        if (OperatingSystem.IsWindows() || !Directory.Exists(made))
        {
            return;
        }

        foreach (var folder in Directory.EnumerateDirectories(made, "*", SearchOption.AllDirectories).Append(made))
        {
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(folder) & Others);
        }
    }
}
