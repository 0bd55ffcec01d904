namespace Outdial.Cli.Tests;

/// <summary>An address in the settings may carry a password or a key: no command that shows settings shows
/// it.</summary>
public sealed class ShownSecretTests
{
    private const string Secret = "hush-4711-hush";

    private static readonly string[] Variables =
    [
        "GENESYS_LOGIN_URL", "GENESYS_API_URL", "GENESYS_REGION", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "NO_PROXY",
        "GENESYS_CLIENT_SECRET", "GENESYS_ACCESS_TOKEN", "GENESYS_ORG_ID", "GENESYS_USER_ID", "GENESYS_CONTRACT",
    ];

    private static readonly string[] Values =
    [
        "https://{0}@127.0.0.1:9", "https://ann:{0}@127.0.0.1:9", "https://127.0.0.1:9/?key={0}",
        "https://127.0.0.1:9/#key={0}", "https://127.0.0.1:9/a?b={0}#{0}", "http://ann:{0}@127.0.0.1:9/",
        "ann:{0}@127.0.0.1:9", "ann:a/b{0}@127.0.0.1:9", "https://ann:{0}@", "https://ann:{0}@[::1",
        "//ann:{0}@127.0.0.1",
        "https:ann:{0}@127.0.0.1:9", "https://127.0.0.1:9/?key={0}%40x", "https://ann:{0}@127.0.0.1:9?{0}",
        "https://ann:a@{0}@127.0.0.1:9",
        "socks5://ann:{0}@127.0.0.1:9", " https://ann:{0}@127.0.0.1:9", "https://ann:\u202E{0}@127.0.0.1:9",
    ];

    private static readonly string[] Commands = ["doctor", "doctor --json", "call +12025550123 --dry-run"];

    public static MatrixTheoryData<string, string> Pairs() => new(Variables, Values);

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Are_in_no_output(string variable, string value)
    {
        var environment = new Dictionary<string, string>
        {
            ["GENESYS_CLIENT_ID"] = "client-1",
            ["GENESYS_CLIENT_SECRET"] = "quiet-quiet",
            ["GENESYS_LOGIN_URL"] = "http://127.0.0.1:9",
            ["GENESYS_API_URL"] = "http://127.0.0.1:9",
            [variable] = value.Replace("{0}", Secret, StringComparison.Ordinal),
        };
        if (variable == "GENESYS_REGION") // which is read where no address is named
        {
            environment.Remove("GENESYS_LOGIN_URL");
            environment.Remove("GENESYS_API_URL");
        }

        foreach (var command in Commands)
        {
            var result = await Cli.RunAsync(environment, command.Split(' '));
            var output = result.Out + result.Error;
            Assert.False(output.Contains(Secret, StringComparison.Ordinal), $"{command}: {output}");
        }
    }
}
