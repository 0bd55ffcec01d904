namespace Outdial.Cli.Tests;

/// <summary>Numbers and addresses of the command line, beside what a parser of the framework takes for them.</summary>
public sealed class ForeignCharacterTests
{
    private static readonly string[][] Commands =
    [
        ["sandbox", "--port={0}"],
        ["sandbox", "--seed={0}"],
        ["sandbox", "--requests-per-minute={0}"],
        ["sandbox", "--token-lifetime={0}"],
        ["sandbox", "--fault=status=503,count={0}"],
        ["sandbox", "--fault=status=503,probability=0.{0}"],
        ["sandbox", "--fault=delay={0}ms"],
        ["sandbox", "--bind=127.0.0.{0}"],
        ["reconcile", "k", "--patience={0}"],
        ["ledger", "purge", "--older-than={0}d"],
        ["call", "+12025550123", "--sandbox", "--skill=5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11:{0}"],
        ["call", "sip:alice@example.com:50{0}", "--sandbox", "--contract=guide"],
        ["call", "+120255501{0}", "--sandbox", "--contract=guide"],
        ["login", "--redirect-uri=http://localhost:80{0}/"],
    ];

    private static readonly string[] Texts =
    [
        "42\0", "42\0\0", "\042", "42\u00A0", "\u00A042", "42\n", "\t42", "4\uFF12", "\u0664\u0662", "+42", "42\u200B",
        "4 2",
    ];

    public static MatrixTheoryData<string, string> Pairs() =>
        new(Commands.Select(command => string.Join('|', command)), Texts);

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Are_refused(string command, string text)
    {
        var args = command.Replace("{0}", text, StringComparison.Ordinal).Split('|');
        var result = await Cli.RunAsync(args);
        Assert.InRange(result.ExitCode, 2, 3);
        Assert.NotEqual("", result.Error + result.Out);
    }

    public static MatrixTheoryData<string, string> Settings() =>
        new(["user_id", "login_url", "api_url", "contract", "proxy"], Texts);

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task Are_refused_in_a_variable_and_in_a_profile(string setting, string text)
    {
        var variable = setting == "proxy" ? "HTTPS_PROXY" : $"GENESYS_{setting.ToUpperInvariant()}";
        await using var machine = await Machine.StartAsync();
        await machine.LoginAsClientAsync("--user", machine.Sandbox.UserId);
        machine.Variables[variable] = text;
        await CheckAsync(machine);
        machine.Variables.Remove(variable);
        var file = machine.PathOf("config/config.toml");
        var escaped = string.Concat(text.Select(letter => $"\\u{(int)letter:X4}"));
        var lines = (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken))
            .Where(line => !line.StartsWith($"{setting} ", StringComparison.Ordinal));
        await File.WriteAllLinesAsync(
            file, [.. lines, $"{setting} = \"{escaped}\""], TestContext.Current.CancellationToken);
        await CheckAsync(machine);
    }

    private static async Task CheckAsync(Machine machine)
    {
        var result = await machine.RunAsync("call", "+12025550123");
        Assert.True(result.ExitCode is 2, $"{result.ExitCode} {result.Out} {result.Error}");
        Assert.Equal(0, machine.Sandbox.Phones.Rings);
    }

    [Theory]
    [InlineData("{0}\0")]
    [InlineData("\0{0}")]
    [InlineData("{0}\u200B")]
    [InlineData("+1202555012\uFF13")]
    [InlineData("\u0664{0}")]
    [InlineData("+{0}")]
    [InlineData("{0}\u00A0x")]
    public async Task Are_refused_in_a_table(string cell)
    {
        var text = cell.Replace("{0}", "+12025550123", StringComparison.Ordinal);
        foreach (var input in (string[])[$"{text}\n", $"name,phone\nann,{text}\n", $"name;phone\nann;\"{text}\"\n"])
        {
            string[] column = input.Contains("phone", StringComparison.Ordinal) ? ["--column", "phone"] : [];
            string[] delimiter = input.Contains(';') ? ["--delimiter", "semicolon"] : [];
            var result = await Cli.RunWithInputAsync(input, ["check", "--numbers", "-", .. column, .. delimiter]);
            Assert.True(result.ExitCode is 3, $"{result.ExitCode} {result.Out} {result.Error}");
        }
    }
}
