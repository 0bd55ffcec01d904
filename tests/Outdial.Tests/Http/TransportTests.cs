using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Outdial.Sandbox;
using Outdial.TestSupport;

namespace Outdial.Tests;

/// <summary>Proxies, gateways and certificates, over real sockets.</summary>
public sealed class TransportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Trusts_an_authority_that_is_named_besides_the_machines()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(new SandboxOptions { Https = true }, Token);
        var options = OptionsFor(sandbox);
        options.Retry.MaxAttempts = 1;
        using (var strict = new CallClient(options))
        {
            var outcome = Assert.IsType<CallOutcome.NotSent>(await strict.PlaceAsync(Client.Call, Token));
            Assert.Contains("TLS failed", outcome.Diagnostics[0].Message, StringComparison.Ordinal);
        }

        options.Connection.CaFile = _folder.Write("ca.pem", sandbox.CertificateAuthorityPem!);
        using var client = new CallClient(options);
        Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Client.Call, Token));
    }

    [Fact]
    public async Task Trusts_it_in_a_container_too()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(new SandboxOptions { Https = true }, Token);
        var given = OptionsFor(sandbox);
        var ca = _folder.Write("ca.pem", sandbox.CertificateAuthorityPem!);
        var services = new ServiceCollection();
        services.AddOutdial(options =>
        {
            (options.ClientId, options.ClientSecret, options.UserId) =
                (given.ClientId, given.ClientSecret, given.UserId);
            (options.LoginUrl, options.ApiUrl, options.Connection.CaFile) = (given.LoginUrl, given.ApiUrl, ca);
        });
        await using var container = services.BuildServiceProvider();
        var client = container.GetRequiredService<ICallClient>();
        Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Client.Call, Token));
    }

    [Fact]
    public async Task Does_not_trust_another_hosts_certificate()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(new SandboxOptions { Https = true }, Token);
        await using var proxy = new TunnelProxy(sandbox.Url.Port);
        var options = OptionsFor(sandbox);
        (options.Connection.Proxy, options.Retry.MaxAttempts) = (proxy.Address, 1);
        options.ApiUrl = new Uri("https://absent.example.com");
        options.Connection.CaFile = _folder.Write("ca.pem", sandbox.CertificateAuthorityPem!);
        using var client = new CallClient(options);
        Assert.IsType<CallOutcome.NotSent>(await client.PlaceAsync(Client.Call, Token));
    }

    [Fact]
    public async Task Goes_through_the_proxy_that_is_named_with_its_password()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(
            new SandboxOptions { Https = true, HostNames = ["api.mypurecloud.ie", "login.mypurecloud.ie"] }, Token);
        await using var proxy = new TunnelProxy(sandbox.Url.Port);
        using var client = new CallClient(new OutdialOptions
        {
            ClientId = sandbox.ClientId,
            ClientSecret = sandbox.ClientSecret,
            Region = "eu-west-1",
            UserId = new Guid(sandbox.UserId),
            Connection =
            {
                CaFile = _folder.Write("ca.pem", sandbox.CertificateAuthorityPem!),
                Proxy = $"http://ann:s%40fe@{proxy.Address}",
            },
        });
        Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Client.Call, Token));
        Assert.Equal(
            ["CONNECT login.mypurecloud.ie:443", "CONNECT api.mypurecloud.ie:443"],
            proxy.Heads.Select(head => head[..head.IndexOf(" HTTP", StringComparison.Ordinal)]).Distinct());
    }

    [Fact]
    public async Task Names_the_proxy_when_the_service_was_not_reached()
    {
        var options = new OutdialOptions
        {
            ClientId = "c",
            ClientSecret = "s",
            Region = "eu-west-1",
            Connection = { Proxy = "ann:hush@127.0.0.1:9" },
            Retry = { MaxAttempts = 1 },
        };
        var given = new FixedTokenSource(new Secret("given"));
        foreach (var (host, tokens) in new[] { ("login", null), ("api", given) })
        {
            using var client = new CallClient(options, new CallClientServices { Tokens = tokens });
            var finding = (await client.PlaceAsync(Client.Call, Token)).Diagnostics[0];
            Assert.Equal("OD4040", finding.Rule.Id);
            Assert.Contains(
                $"{host}.mypurecloud.ie:443 was not reached through the proxy 127.0.0.1:9",
                finding.Message, StringComparison.Ordinal);
            Assert.Contains("nothing was dialled", finding.Message, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("hush", finding.ToString(), StringComparison.Ordinal);
        }

        await foreach (var step in new AccountDoctor(options).ExamineAsync(Token))
        {
            Assert.Equal(step.Subject == "login host", step.Message.Contains("127.0.0.1:9", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Reaches_a_gateway_below_a_path_of_its_own()
    {
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Json(
            200, """{"id":"c","access_token":"t","expires_in":600}"""));
        var options = Client.Options(server.Url);
        (options.LoginUrl, options.ApiUrl) = (
            new Uri($"{server.Url}genesys/login"), new Uri($"{server.Url}genesys/api/"));
        using var client = new CallClient(options, new CallClientServices { Time = Client.Time() });
        await client.PlaceAsync(Client.Call, Token);
        Assert.Equal(
            ["/genesys/login/oauth/token", "/genesys/api/api/v2/conversations/calls"],
            server.Requests.Select(request => request.Path));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("key.pem")]
    public async Task Shows_its_own_certificate_to_a_gateway(string? keyFile)
    {
        await using var gateway = new UntrustedServer(demandsCertificate: true);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=this client", key, HashAlgorithmName.SHA256);
        using var own = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        var (certificate, secret) = (own.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
        var options = Client.Options(gateway.Url);
        options.Retry.MaxAttempts = 1;
        options.Connection.CaFile = _folder.Write("ca.pem", gateway.CertificatePem);
        options.Connection.ClientCertificateFile = _folder.Write(
            "own.pem", keyFile is null ? $"{certificate}\n{secret}" : certificate);
        options.Connection.ClientKeyFile = keyFile is null ? null : _folder.Write(keyFile, secret);
        using var client = new CallClient(options);
        _ = client.PlaceAsync(Client.Call, Token);
        Assert.Equal("CN=this client", await gateway.SeenAsync(Token));
    }

    [Theory]
    [InlineData("GENESYS_CA_FILE", "no-such-file.pem", "OD5009")]
    [InlineData("GENESYS_CA_FILE", "empty.pem", "OD5009")]
    [InlineData("GENESYS_CLIENT_CERTIFICATE_FILE", "empty.pem", "OD5009")]
    [InlineData("HTTPS_PROXY", "http://proxy.example.com/path", "OD5010")]
    [InlineData("HTTPS_PROXY", "ftp://proxy.example.com", "OD5010")]
    [InlineData("https_proxy", "http://user:hush@", "OD5010")]
    public void Says_which_setting_cannot_be_used(string name, string value, string rule)
    {
        _folder.Write("empty.pem", "");
        var text = rule == "OD5009" ? _folder.PathOf(value) : value;
        var options = OutdialOptions.From(variable =>
            variable == name ? text : variable is "GENESYS_CLIENT_ID" or "GENESYS_CLIENT_SECRET" ? "x" : null);
        var fault = Assert.Single(Assert.Throws<SettingsException>(() => new CallClient(options)).Diagnostics);
        var property = SettingVariables.ByProperty.Single(
            pair => pair.Value.Equals(name, StringComparison.OrdinalIgnoreCase)).Key;
        Assert.Equal((rule, $"OutdialOptions.{property}"), (fault.Rule.Id, fault.Path));
        Assert.DoesNotContain("hush", fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("*", true)]
    [InlineData("pure.cloud", true)]
    [InlineData(".pure.cloud", true)]
    [InlineData("*.pure.cloud", true)]
    [InlineData("API.usw2.pure.cloud", true)]
    [InlineData("re.cloud", false)]
    [InlineData("other.example, usw2.pure.cloud", true)]
    [InlineData("pure.cloud:443", true)]
    [InlineData("pure.cloud:8443", false)]
    public void Leaves_hosts_out_of_the_proxy(string without, bool direct)
    {
        var proxy = new NamedProxy(new Uri("http://ann:s%40fe@proxy.example.com:3128"), without);
        var host = new Uri("https://api.usw2.pure.cloud/api/v2");
        Assert.Equal(direct, proxy.IsBypassed(host));
        Assert.Equal(direct ? null : new Uri("http://proxy.example.com:3128"), proxy.GetProxy(host));
        var credentials = Assert.IsType<NetworkCredential>(proxy.Credentials);
        Assert.Equal(("ann", "s@fe"), (credentials.UserName, credentials.Password));
    }

    private static OutdialOptions OptionsFor(GenesysSandbox sandbox) => new()
    {
        ClientId = sandbox.ClientId,
        ClientSecret = sandbox.ClientSecret,
        UserId = new Guid(sandbox.UserId),
        LoginUrl = sandbox.Url,
        ApiUrl = sandbox.Url,
    };
}
