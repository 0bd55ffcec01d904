using System.Text.Json;
using System.Text.RegularExpressions;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

public sealed class CallInSandboxTests
{
    [Fact]
    public async Task Prints_the_conversation_id_and_says_that_no_phone_rang()
    {
        var result = await Cli.RunAsync("call", "+12025550123", "--sandbox");
        Assert.Equal(0, result.ExitCode);
        Assert.Matches(new Regex(@"\A[0-9a-f-]{36}\n\z"), result.Out);
        const string NoPhoneRang = "Placed to +12025550123 in the sandbox: no phone rang.";
        Assert.Contains(NoPhoneRang, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_ledger_that_it_would_not_write_to()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("ledger.db");
        var result = await Cli.RunAsync("call", "+12025550123", "--key", "k", "--sandbox", "--ledger", file);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("leave out --ledger", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [Theory]
    [InlineData("platform", "+12025550123")]
    [InlineData("platform", "tel:+12025550123;ext=12")]
    [InlineData("platform", "sip:ann@example.com")]
    [InlineData("platform", "ext:4021")]
    [InlineData("platform", "user:11111111-1111-1111-1111-111111111111")]
    [InlineData(
        "platform",
        "queue:11111111-1111-1111-1111-111111111111",
        "--skill",
        "22222222-2222-2222-2222-222222222222",
        "--priority",
        "5",
        "--language",
        "33333333-3333-3333-3333-333333333333")]
    [InlineData(
        "platform",
        "+12025550123",
        "--from-queue",
        "11111111-1111-1111-1111-111111111111",
        "--caller-id",
        "+13175550100",
        "--caller-name",
        "Support",
        "--attribute",
        "ticket=T=1",
        "--attribute",
        "b=",
        "--uui",
        "abc",
        "--label",
        "x",
        "--external-contact",
        "44444444-4444-4444-4444-444444444444")]
    [InlineData("platform", "+12025550123", "--user", "00000000-0000-4000-8000-000000000002")]
    [InlineData("guide", "+12025550123")]
    [InlineData("guide", "user:11111111-1111-1111-1111-111111111111")]
    [InlineData("guide", "group:11111111-1111-1111-1111-111111111111")]
    [InlineData("guide", "mailto:ann@example.com")]
    [InlineData(
        "guide",
        "+12025550123",
        "--skill",
        "11111111-1111-1111-1111-111111111111:3",
        "--wrap-up-code",
        "22222222-2222-2222-2222-222222222222",
        "--external-contact",
        "44444444-4444-4444-4444-444444444444")]
    public async Task Places_every_kind_of_call_under_either_contract(string contract, params string[] args)
    {
        var result = await Cli.RunAsync(["call", .. args, "--contract", contract, "--sandbox", "--json"]);
        Assert.True(result.ExitCode == 0, result.Out + result.Error);
        using var json = JsonDocument.Parse(result.Out);
        var (outcome, spoken) = (json.RootElement.GetProperty("outcome"), json.RootElement.GetProperty("contract"));
        Assert.Equal(("placed", contract), (outcome.GetString(), spoken.GetString()));
    }

    [Fact]
    public async Task Makes_a_conference_of_several_addresses()
    {
        var result = await Cli.RunAsync(
            "call", "+12025550123", "user:11111111-1111-1111-1111-111111111111", "--sandbox", "--json");
        using var json = JsonDocument.Parse(result.Out);
        Assert.Equal(
            """{"participants":[{"address":"+12025550123"},{"userId":"11111111-1111-1111-1111-111111111111"}]}""",
            Stamps.Without(json.RootElement.GetProperty("request").GetRawText()));
    }

    [Fact]
    public async Task Takes_the_environments_contract_but_no_credentials()
    {
        var environment = new Dictionary<string, string>
        {
            ["GENESYS_ORG_ID"] = "acme",
            ["GENESYS_ACCESS_TOKEN"] = "real",
            ["GENESYS_API_URL"] = "https://api.mypurecloud.com",
        };
        var result = await Cli.RunAsync(environment, "call", "+12025550123", "--sandbox", "--json");
        using var json = JsonDocument.Parse(result.Out);
        var (outcome, contract) = (json.RootElement.GetProperty("outcome"), json.RootElement.GetProperty("contract"));
        Assert.Equal(("placed", "guide"), (outcome.GetString(), contract.GetString()));
    }

    [Fact]
    public async Task Reads_a_number_as_dialled_when_a_region_is_given()
    {
        var result = await Cli.RunAsync("call", "555-123-4567", "--region", "US", "--sandbox", "--json");
        using var json = JsonDocument.Parse(result.Out);
        Assert.Equal(
            """{"phoneNumber":"+15551234567"}""",
            Stamps.Without(json.RootElement.GetProperty("request").GetRawText()));
        Assert.Equal(0, result.ExitCode);
    }

    [Theory]
    [InlineData]
    [InlineData("--json")]
    public async Task Names_the_only_user_that_it_knows_when_another_is_asked_for(params string[] more)
    {
        var result = await Cli.RunAsync(
            ["call", "+12025550123", "--sandbox", "--user", "11111111-1111-1111-1111-111111111111", .. more]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("00000000-0000-4000-8000-000000000002", result.Error, StringComparison.Ordinal);
    }
}
