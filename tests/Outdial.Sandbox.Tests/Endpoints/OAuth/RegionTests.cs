using System.Text;

namespace Outdial.Sandbox.Tests;

/// <summary>A client of one region is not found by the login host of another.</summary>
public sealed class RegionTests
{
    [Theory]
    [InlineData("login.mypurecloud.ie", true)]
    [InlineData("login.mypurecloud.ie:8443", true)]
    [InlineData("LOGIN.MyPureCloud.IE", true)]
    [InlineData("localhost", true)]
    [InlineData("login.mypurecloud.com", false)]
    [InlineData("login.mypurecloud.com:8443", false)]
    [InlineData("Login.mypurecloud.com", false)]
    public async Task Finds_a_client_in_its_own_region_only(string host, bool isFound)
    {
        await using var session = await Session.StartAsync(new SandboxOptions { Region = "mypurecloud.ie" });

        var reply = await AskAsync(session, host);

        Assert.Equal(isFound ? 200 : 400, reply.Status);
        if (!isFound)
            Assert.Equal("""
                {"error":"invalid_client","description":"client not found","error_description":"client not found"}
                """, reply.Text);
    }

    [Fact]
    public async Task Finds_it_everywhere_when_there_is_no_region()
    {
        await using var session = await Session.StartAsync();

        Assert.Equal(200, (await AskAsync(session, "login.mypurecloud.com")).Status);
    }

    private static async Task<Reply> AskAsync(Session session, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth/token");
        request.Headers.Host = host;
        request.Headers.TryAddWithoutValidation(
            "Authorization", Session.Basic(session.Sandbox.ClientId, session.Sandbox.ClientSecret));
        request.Content = new StringContent(
            "grant_type=client_credentials", Encoding.UTF8, "application/x-www-form-urlencoded");
        return await session.SendAsync(request);
    }
}
