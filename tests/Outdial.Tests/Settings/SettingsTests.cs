using System.Collections.Immutable;

namespace Outdial.Tests;

public sealed class SettingsTests
{
    public static TheoryData<string, string> Regions() =>
        new(GenesysRegion.All.Select(region => (region.Id, region.Domain)));

    [Theory]
    [MemberData(nameof(Regions))]
    public void Knows_each_region_by_id_and_by_domain(string id, string domain)
    {
        foreach (var name in new[]
        {
            id, id.ToUpperInvariant(), id.Replace('-', '_'), domain, domain.ToUpperInvariant(), $"api.{domain}",
            $"login.{domain}", $"https://api.{domain}", $"https://login.{domain}/oauth/token", $"apps.{domain}/",
        })
        {
            var platform = Read(("GENESYS_REGION", name));
            Assert.Equal($"https://login.{domain}/oauth/token", platform.TokenAddress.AbsoluteUri);
            Assert.Equal($"https://api.{domain}/", platform.Api.AbsoluteUri);
            var guide = Read(("GENESYS_REGION", name), ("GENESYS_ORG_ID", "acme"));
            Assert.Equal($"https://acme.{domain}/oauth/token", guide.TokenAddress.AbsoluteUri);
            Assert.Equal($"https://acme.{domain}/", guide.Api.AbsoluteUri);
        }
    }

    [Theory]
    [InlineData("US")]
    [InlineData("eu_central_9")]
    [InlineData("mypurecloud.com.example.com")]
    [InlineData("evilmypurecloud.com")]
    [InlineData("https://")]
    public void Knows_no_other_region(string name) =>
        Assert.Equal("OD5002", Assert.Single(Faults(("GENESYS_REGION", name))).Rule.Id);

    [Theory]
    [InlineData("https://login.mypurecloud.com", "https://api.mypurecloud.com.au", null, "GENESYS_API_URL")]
    [InlineData("https://login.mypurecloud.com", null, "eu-west-1", "GENESYS_LOGIN_URL")]
    [InlineData(null, "https://api.mypurecloud.de", null, "GENESYS_API_URL")]
    public void Says_that_two_hosts_are_in_two_regions(string? login, string? api, string? region, string path)
    {
        var fault = Assert.Single(Faults(
            ("GENESYS_LOGIN_URL", login), ("GENESYS_API_URL", api), ("GENESYS_REGION", region)));
        Assert.Equal(("OD5006", PathOf(path)), (fault.Rule.Id, fault.Path));
        Assert.Contains("us-east-1 (mypurecloud.com)", fault.Message, StringComparison.Ordinal);
        Assert.Contains("not valid in another", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bearer abc")]
    [InlineData("bearer abc")]
    public void Names_the_word_that_is_no_part_of_a_token(string token) => Assert.Contains(
        "the word Bearer",
        Assert.Single(Faults(("GENESYS_ACCESS_TOKEN", token))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Knows_eighteen_regions_and_takes_the_guides_by_default()
    {
        Assert.Equal(18, GenesysRegion.All.Length);
        Assert.Equal("https://api.mypurecloud.com/", Read().Api.AbsoluteUri);
    }

    [Theory]
    [InlineData(null, null, Contract.Platform)]
    [InlineData("acme", null, Contract.Guide)]
    [InlineData("acme", "platform", Contract.Platform)]
    [InlineData("acme", "guide", Contract.Guide)]
    [InlineData("", "", Contract.Platform)]
    public void Follows_the_rule_for_which_contract_applies(string? org, string? contract, Contract expected) =>
        Assert.Equal(expected, Read(("GENESYS_ORG_ID", org), ("GENESYS_CONTRACT", contract)).Contract);

    [Fact]
    public void Replaces_the_derived_hosts_one_by_one()
    {
        var endpoint = Read(("GENESYS_LOGIN_URL", "https://gate.example.com/login/"), ("GENESYS_REGION", "eu-west-1"));
        Assert.Equal("https://gate.example.com/login/oauth/token", endpoint.TokenAddress.AbsoluteUri);
        Assert.Equal("https://api.mypurecloud.ie/", endpoint.Api.AbsoluteUri);
    }

    [Fact]
    public void Needs_no_organisation_where_both_hosts_are_given()
    {
        var endpoint = Read(
            ("GENESYS_CONTRACT", "guide"),
            ("GENESYS_LOGIN_URL", "http://127.0.0.1:1"),
            ("GENESYS_API_URL", "http://localhost:2"));
        Assert.Equal(Contract.Guide, endpoint.Contract);
    }

    [Theory]
    [InlineData("GENESYS_CLIENT_ID", null, "OD5001")]
    [InlineData("GENESYS_CLIENT_SECRET", "", "OD5001")]
    [InlineData("GENESYS_CLIENT_SECRET", "abc\n", "OD5006")]
    [InlineData("GENESYS_CLIENT_ID", " abc", "OD5006")]
    [InlineData("GENESYS_REGION", "us-east-9", "OD5002")]
    [InlineData("GENESYS_REGION", "example.com", "OD5002")]
    [InlineData("GENESYS_CONTRACT", "Guide", "OD5005")]
    [InlineData("GENESYS_USER_ID", "ann", "OD1024")]
    [InlineData("GENESYS_LOGIN_URL", "gate.example.com", "OD5003")]
    [InlineData("GENESYS_LOGIN_URL", "ftp://gate.example.com", "OD5003")]
    [InlineData("GENESYS_LOGIN_URL", "https://gate.example.com/?a=b", "OD5003")]
    [InlineData("GENESYS_LOGIN_URL", "https://me:pass@gate.example.com/", "OD5003")]
    [InlineData("GENESYS_API_URL", "http://gate.example.com", "OD5004")]
    [InlineData("GENESYS_API_URL", "http://127.0.0.1.example.com", "OD5004")]
    [InlineData("GENESYS_ORG_ID", "acme.corp", "OD5006")]
    [InlineData("GENESYS_ORG_ID", "acme/evil", "OD5006")]
    public void Names_the_setting_that_is_missing_or_wrong(string name, string? value, string rule)
    {
        var fault = Faults((name, value));
        Assert.Contains((rule, PathOf(name)), fault.Select(f => (f.Rule.Id, f.Path)));
        Assert.All(fault, f => Assert.DoesNotContain("abc", f.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Lists_all_that_is_missing_at_once() => Assert.Equal(
        ["OutdialOptions.OrgId", "OutdialOptions.ClientId", "OutdialOptions.ClientSecret"],
        Faults(("GENESYS_CONTRACT", "guide"), ("GENESYS_CLIENT_ID", null), ("GENESYS_CLIENT_SECRET", null))
            .Select(fault => fault.Path));

    [Fact]
    public void Needs_no_client_with_a_users_token() =>
        Assert.NotNull(Read(
            ("GENESYS_ACCESS_TOKEN", "token"),
            ("GENESYS_CLIENT_ID", null),
            ("GENESYS_CLIENT_SECRET", null)));

    [Theory]
    [InlineData(0, 30_000, 500, 180)]
    [InlineData(11, 30_000, 500, 180)]
    [InlineData(4, 99, 500, 180)]
    [InlineData(4, 600_001, 500, 180)]
    [InlineData(4, 30_000, 0, 180)]
    [InlineData(4, 30_000, 30_001, 180)]
    [InlineData(4, 30_000, 500, -1)]
    [InlineData(4, 30_000, 500, 601)]
    public void Keeps_patience_within_its_ranges(int attempts, int timeout, int backOff, int retryAfter)
    {
        var options = Options([]);
        options.Retry.MaxAttempts = attempts;
        options.AttemptTimeout = TimeSpan.FromMilliseconds(timeout);
        options.Retry.BackOff = TimeSpan.FromMilliseconds(backOff);
        options.Retry.MaxRetryAfter = TimeSpan.FromSeconds(retryAfter);
        var thrown = Assert.Throws<SettingsException>(() => new CallClient(options));
        Assert.Equal("OD5007", Assert.Single(thrown.Diagnostics).Rule.Id);
    }

    private static GenesysEndpoint Read(params (string Name, string? Value)[] variables)
    {
        using var client = new CallClient(Options(variables));
        return client.Endpoint;
    }

    private static ImmutableArray<Diagnostic> Faults(params (string Name, string? Value)[] variables) =>
        Assert.Throws<SettingsException>(() => new CallClient(Options(variables))).Diagnostics;

    private static OutdialOptions Options((string Name, string? Value)[] variables)
    {
        var all = new Dictionary<string, string?>
        {
            ["GENESYS_CLIENT_ID"] = "id",
            ["GENESYS_CLIENT_SECRET"] = "secret",
        };
        foreach (var (name, value) in variables)
        {
            all[name] = value;
        }

        return OutdialOptions.From(name => all.GetValueOrDefault(name));
    }

    private static string PathOf(string variable) =>
        $"OutdialOptions.{SettingVariables.ByProperty.Single(pair => pair.Value == variable).Key}";
}
