namespace Outdial;

/// <summary>Places calls, each one once.</summary>
public interface ICallClient
{
    /// <summary>Where the client places calls, and under which contract.</summary>
    GenesysEndpoint Endpoint { get; }

    /// <summary>Says what would be sent, and what stands in the way, without sending anything.</summary>
    /// <param name="call">The call.</param>
    Mapping Preview(ValidCall call);

    /// <summary>Places a call that has been checked.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Before the call's request has left, cancelling means that nothing was dialled;
    /// after that, the outcome is <see cref="CallOutcome.Unknown"/>.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="OperationCanceledException">Cancelled before the call's request left: nothing was
    /// dialled.</exception>
    Task<CallOutcome> PlaceAsync(ValidCall call, CancellationToken cancellationToken = default);

    /// <summary>Checks a call with the client's policy, and places it if nothing is wrong with it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">As for <see cref="PlaceAsync(ValidCall, CancellationToken)"/>.</param>
    /// <returns>What became of it; <see cref="CallOutcome.Invalid"/> if it is wrong.</returns>
    /// <exception cref="OperationCanceledException">Cancelled before the call's request left: nothing was
    /// dialled.</exception>
    Task<CallOutcome> PlaceAsync(OutboundCall call, CancellationToken cancellationToken = default);
}
