using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>What is shown of the settings: no user, password or query of an address, wherever it is shown.</summary>
public sealed class ShownSettingTests
{
    private static readonly string[] Secrets =
    [
        "https://ann:hush@host.example/", "https://hush@host.example", "http://x.example?secret=hush",
        "http://x.example/p#hush", "https://ann:hu/hush@host.example", "https://ann:p?hush@host.example",
        "https://ann:p#hush@host.example:8x/", "ann:hush@host.example", "https://a@b:hush@host.example/p?q=hush#hush",
    ];

    public static TheoryData<string, string, string> Places()
    {
        var places = new TheoryData<string, string, string>();
        foreach (var address in Secrets)
        {
            foreach (var (variable, key) in new[]
            {
                ("GENESYS_LOGIN_URL", "login_url"), ("GENESYS_API_URL", "api_url"), ("HTTPS_PROXY", "proxy"),
            })
            {
                places.Add(address, variable, key);
            }
        }

        // Whatever else an address may have been pasted into; a file's name is not an address.
        foreach (var field in SettingFields.Place.Concat(SettingFields.Caller).Where(field => field.Key is not null))
        {
            places.Add(Secrets[0], field.Variable, field.Key!);
        }

        return places;
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Shows_no_secret_of_an_address(string address, string variable, string key)
    {
        using var folder = new TemporaryFolder();
        folder.Write("config/config.toml", $"profile = \"acme\"\n[profiles.acme]\nregion = \"eu-west-1\"\n" +
            (key == "region" ? "" : $"{key} = \"{address}\"\n"));
        var stored = new Dictionary<string, string> { ["OUTDIAL_CONFIG_DIR"] = folder.PathOf("config") };
        var named = new Dictionary<string, string>
        {
            ["OUTDIAL_CONFIG_DIR"] = folder.PathOf("none"),
            [variable] = address,
        };
        var both = new Dictionary<string, string>(stored) { [variable] = address };
        foreach (var environment in new[] { stored, named, both })
        {
            foreach (var line in new[]
            {
                "doctor", "doctor --json", "profile show", "profile show --json", "profile list", "profile list --json",
                "call +12025550123", "call +12025550123 --json", "call +12025550123 --dry-run", "status c-1",
                "login --client-credentials --client-id c",
            })
            {
                var result = await Cli.RunAsync(environment, line.Split(' '));
                Assert.DoesNotContain("hush", result.Out + result.Error, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("https://gateway.example:8443/genesys", "https://gateway.example:8443/genesys")]
    [InlineData("https://ann:hush@gateway.example/genesys", "https://***@gateway.example/genesys")]
    [InlineData("https://gateway.example/a@b", "https://***")]
    [InlineData("http://ann:80/hush@gateway.example", "http://***")]
    [InlineData("http://x?secret=abc", "http://x?***")]
    [InlineData("http://x/#abc", "http://x/#***")]
    public void Shows_the_rest(string address, string shown) => Assert.Equal(shown, ShownSetting.Address(address));
}
