namespace Outdial.Extensibility;

/// <summary>Keeps the rate state of each token, for one process or for all that share a ledger.</summary>
public interface IRateStore
{
    /// <summary>The part of the rate that this process may use while the store cannot be asked: 1 is all of it, 0 is
    /// none, and then no request is sent. Default: 1.</summary>
    /// <remarks>A store that N processes share gives 1/N, so that together they send no more than the rate. It is read
    /// when <see cref="UpdateAsync"/> throws, and does not throw itself. A value that is not from 0 to 1 counts as the
    /// nearest that is, and NaN as 0.</remarks>
    double ShareWhenLost => 1;

    /// <summary>Changes the state of a bucket atomically.</summary>
    /// <param name="bucket">Whose requests: a text that names the service and the OAuth client, and no secret.</param>
    /// <param name="change">Gives the next state, from the state and the time by the store's clock, which all that
    /// share the store have in common; called with the default state for a bucket that is new. It may be called more
    /// than once.</param>
    /// <param name="cancellationToken">Gives up; nothing is changed then.</param>
    /// <returns>The state after the change, and the time at which it was changed.</returns>
    ValueTask<RateMoment> UpdateAsync(
        string bucket,
        Func<RateState, DateTimeOffset, RateState> change,
        CancellationToken cancellationToken = default);
}
