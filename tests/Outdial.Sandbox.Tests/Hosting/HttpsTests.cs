using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Outdial.Sandbox.Tests;

public sealed class HttpsTests
{
    private static readonly SandboxOptions Https = new()
    {
        Https = true,
        HostNames = ["acme.mypurecloud.com", "*.example.com", "192.0.2.7"],
    };

    [Theory]
    [InlineData("localhost")]
    [InlineData("acme.localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("acme.mypurecloud.com")]
    [InlineData("login.example.com")]
    [InlineData("192.0.2.7")]
    public async Task Is_trusted_by_a_client_that_trusts_its_authority(string host)
    {
        await using var sandbox = await GenesysSandbox.StartAsync(Https);
        using var http = TrustingClient.For(sandbox, sandbox.CertificateAuthorityPem);

        using var answer = await http.GetAsync(new Uri($"https://{host}:{sandbox.Url.Port}/nowhere"));

        Assert.Equal((HttpStatusCode.NotFound, HttpVersion.Version20), (answer.StatusCode, answer.Version));
    }

    [Theory]
    [InlineData("login.mypurecloud.com")]
    [InlineData("a.b.example.com")]
    [InlineData("192.0.2.8")]
    public async Task Is_not_trusted_for_other_names(string host)
    {
        await using var sandbox = await GenesysSandbox.StartAsync(Https);
        using var http = TrustingClient.For(sandbox, sandbox.CertificateAuthorityPem);

        var exception = await Assert.ThrowsAsync<HttpRequestException>(
            () => http.GetAsync(new Uri($"https://{host}:{sandbox.Url.Port}/")));

        Assert.IsType<AuthenticationException>(exception.InnerException);
    }

    [Fact]
    public async Task Is_not_trusted_by_others()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(Https);
        await using var other = await GenesysSandbox.StartAsync(Https);

        foreach (var authority in new[] { null, other.CertificateAuthorityPem })
        {
            using var http = TrustingClient.For(sandbox, authority);
            await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(sandbox.Url));
        }
        Assert.NotEqual(sandbox.CertificateAuthorityPem, other.CertificateAuthorityPem);
    }

    [Fact]
    public async Task Speaks_HTTP_1_as_well()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(Https);
        using var http = TrustingClient.For(sandbox, sandbox.CertificateAuthorityPem);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(sandbox.Url, "nowhere"))
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        using var answer = await http.SendAsync(request);

        Assert.Equal(HttpVersion.Version11, answer.Version);
    }

    [Fact]
    public async Task Gives_its_authority_without_any_key()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(Https);
        await using var plain = await GenesysSandbox.StartAsync();

        var pem = sandbox.CertificateAuthorityPem!;
        using var authority = X509Certificate2.CreateFromPem(pem);

        Assert.StartsWith(" CERTIFICATE", Assert.Single(pem.Split("-----BEGIN").Skip(1)), StringComparison.Ordinal);
        Assert.False(authority.HasPrivateKey);
        Assert.Contains("not for production", authority.Subject, StringComparison.Ordinal);
        Assert.Equal(("https", "localhost"), (sandbox.Url.Scheme, sandbox.Url.Host));
        Assert.Null(plain.CertificateAuthorityPem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("https://acme.example.com")]
    [InlineData("acme.example.com:443")]
    [InlineData("*")]
    [InlineData("a.*.com")]
    [InlineData("-a.com")]
    [InlineData("a..b")]
    public async Task Refuses_what_is_no_host_name(string name)
    {
        var exception = await Assert.ThrowsAsync<ArgumentException>(
            () => GenesysSandbox.StartAsync(new SandboxOptions { HostNames = [name] }));

        Assert.Contains($"'{name}'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Listens_on_the_address_it_is_given()
    {
        await using var all = await GenesysSandbox.StartAsync(new SandboxOptions { Bind = IPAddress.Any });
        await using var other = await GenesysSandbox.StartAsync(
            new SandboxOptions { Bind = IPAddress.Parse("127.0.0.2") });
        using var http = new HttpClient();

        Assert.Equal(("127.0.0.1", "127.0.0.2"), (all.Url.Host, other.Url.Host));
        foreach (var url in new[] { all.Url, other.Url })
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri(url, "nowhere"))).StatusCode);
    }
}
