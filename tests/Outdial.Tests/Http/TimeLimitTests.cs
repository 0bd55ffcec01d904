using Microsoft.Extensions.Time.Testing;

namespace Outdial.Tests;

public sealed class TimeLimitTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider _time = new();
    private readonly OperationCanceledException _cancelled = new();

    [Fact]
    public void Ends_by_the_clock_that_it_was_given()
    {
        using var limit = new TimeLimit(Limit, _time, CancellationToken.None);
        _time.Advance(Limit - TimeSpan.FromTicks(1));
        Assert.False(limit.Token.IsCancellationRequested);

        _time.Advance(TimeSpan.FromTicks(1));

        Assert.True(limit.Token.IsCancellationRequested);
        Assert.True(limit.IsTimeOut(_cancelled));
        Assert.False(limit.IsTimeOut(new IOException()));
    }

    [Fact]
    public async Task Ends_with_the_callers_token_which_is_no_time_out()
    {
        using var caller = new CancellationTokenSource();
        using var limit = new TimeLimit(Limit, _time, caller.Token);

        await caller.CancelAsync();

        Assert.True(limit.Token.IsCancellationRequested);
        Assert.False(limit.IsTimeOut(_cancelled));
    }

    [Fact]
    public void Is_over_at_once_where_the_caller_has_given_up()
    {
        using var limit = new TimeLimit(Limit, _time, new CancellationToken(canceled: true));
        Assert.True(limit.Token.IsCancellationRequested);
    }
}
