using Microsoft.Extensions.Time.Testing;
using Outdial.TestSupport;

namespace Outdial.Tests;

/// <summary>A token is waited for until the time for the call is over, and no longer.</summary>
public sealed class TokenDeadlineTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Covers_a_login_service_that_says_nothing()
    {
        await using var server = new ScriptedServer(_ => new ScriptedAnswer.Silence());
        var time = new FakeTimeProvider();
        var options = Client.Options(server.Url);
        (options.TotalTimeout, options.AttemptTimeout) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));
        using var client = new CallClient(options, new CallClientServices { Time = time });
        var placing = client.PlaceAsync(Client.Call, Token);
        await server.ArrivedAsync(Token);
        time.Advance(TimeSpan.FromSeconds(1));
        var outcome = Assert.IsType<CallOutcome.NotSent>(await placing);
        Assert.Equal(("OD4024", 0), (outcome.Diagnostics[0].Rule.Id, outcome.AttemptCount));
        Assert.Contains("before the time for the call was over", outcome.Diagnostics[0].Message,
            StringComparison.Ordinal);
        Assert.Contains("TotalTimeout", outcome.Diagnostics[0].Help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Covers_a_source_of_the_applications_own()
    {
        await using var server = ScriptedServer.WithTokens(_ => throw new InvalidOperationException());
        var time = new FakeTimeProvider();
        using var client = new CallClient(
            Client.Options(server.Url), new CallClientServices { Tokens = new Never(), Time = time });
        var placing = client.PlaceAsync(Client.Call, Token);
        time.Advance(TimeSpan.FromHours(24));
        Assert.IsType<CallOutcome.NotSent>(await placing);
    }

    private sealed class Never : IAccessTokenSource
    {
        public bool SpeaksForUser => true;

        public ValueTask<TokenOutcome> GetAsync(CancellationToken cancellationToken) =>
            new(new TaskCompletionSource<TokenOutcome>().Task);

        public void Reject(AccessToken token)
        {
        }
    }
}
