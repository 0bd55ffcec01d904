using Outdial.Sandbox;
using Outdial.TestSupport;

namespace Outdial.Accounts.Tests;

/// <summary>A client of another region. The proxy leads every region's hosts to the one sandbox, which is of
/// Germany: other regions are asked before it.</summary>
public sealed class RegionSearchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true, "hush", "The client belongs to another region: eu-central-1 (mypurecloud.de).")] // a wrong secret
    [InlineData(true, null, "The client belongs to another region: eu-central-1 (mypurecloud.de).")]
    [InlineData(false, null, null)]
    public async Task Is_searched_for_in_other_regions_only_on_request(
        bool finds, string? secret, string? says)
    {
        var hosts = GenesysRegion.All.SelectMany(region => new[] { $"login.{region.Domain}", $"api.{region.Domain}" });
        await using var sandbox = await GenesysSandbox.StartAsync(
            new SandboxOptions { Https = true, HostNames = [.. hosts], Region = "mypurecloud.de" }, Token);
        await using var proxy = new TunnelProxy(sandbox.Url.Port);
        var options = new OutdialOptions
        {
            ClientId = sandbox.ClientId,
            ClientSecret = secret ?? sandbox.ClientSecret,
            Connection = { CaFile = _folder.Write("ca.pem", sandbox.CertificateAuthorityPem!), Proxy = proxy.Address },
        };
        var doctor = new AccountDoctor(options) { FindsRegion = finds };
        var step = await doctor.ExamineAsync(Token).LastAsync(Token);
        Assert.Equal(("token", DoctorState.Failure), (step.Subject, step.State));
        Assert.Equal("OD4022", step.Finding!.Rule.Id);
        Assert.Equal(says, says is null ? null : step.Message);
        Assert.Equal(
            finds, step.Finding.Help.Contains("OutdialOptions.Region to mypurecloud.de", StringComparison.Ordinal));
        Assert.Equal(
            finds, proxy.Heads.Exists(head => head.Contains("login.mypurecloud.de", StringComparison.Ordinal)));
    }
}
