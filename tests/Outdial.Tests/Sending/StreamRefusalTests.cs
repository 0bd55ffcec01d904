namespace Outdial.Tests;

/// <summary>When the transport reads a body a second time, what the connections said tells whether the first was
/// refused unread.</summary>
public sealed class StreamRefusalTests
{
    /// <summary>When something happens to the connections, seen from one attempt.</summary>
    public enum Moment
    {
        /// <summary>It does not.</summary>
        Never,

        /// <summary>Before the request passes to the transport.</summary>
        Before,

        /// <summary>After its headers left, and before the body begins to.</summary>
        WithItsHeaders,

        /// <summary>After the body began to leave.</summary>
        WithItsBody,
    }

    public static TheoryData<Moment, Moment> Moments() =>
        [.. from refused in Enum.GetValues<Moment>() from ended in Enum.GetValues<Moment>() select (refused, ended)];

    // Refused while it was on its way, and no connection ended meanwhile: only then was the stream the cause.
    [Theory]
    [MemberData(nameof(Moments))]
    public void Counts_from_the_moment_the_request_passes(Moment refused, Moment ended)
    {
        var resets = new StreamResets();
        var attempt = new LiveAttempt(DateTimeOffset.MaxValue, TimeProvider.System);
        Happen(Moment.Before);
        attempt.Pass(resets);
        Happen(Moment.WithItsHeaders);
        attempt.BeginLeaving();
        Happen(Moment.WithItsBody);

        Assert.Throws<IOException>(attempt.BeginLeaving);
        var isRefused = refused is Moment.WithItsHeaders or Moment.WithItsBody;
        Assert.Equal(isRefused && ended is (Moment.Never or Moment.Before), attempt.IsRefused);

        void Happen(Moment now)
        {
            if (refused == now)
            {
                resets.CountRefused();
            }

            if (ended == now)
            {
                resets.CountEnded();
            }
        }
    }

    [Fact]
    public void Proves_nothing_where_connections_are_not_watched()
    {
        var attempt = new LiveAttempt(DateTimeOffset.MaxValue, TimeProvider.System);
        attempt.Pass(resets: null);
        attempt.BeginLeaving();

        Assert.Throws<IOException>(attempt.BeginLeaving);
        Assert.False(attempt.IsRefused);
    }
}
