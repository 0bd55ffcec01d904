namespace Outdial;

/// <summary>Shorter ways to place a call.</summary>
public static class CallClientExtensions
{
    /// <summary>Places a call by a key that is given as text.</summary>
    /// <param name="client">The client.</param>
    /// <param name="call">The call.</param>
    /// <param name="key">The key, such as <c>order-4711</c>: 1 to 200 characters.</param>
    /// <param name="cancellationToken">As for
    /// <see cref="ICallClient.PlaceAsync(ValidCall, CancellationToken)"/>.</param>
    /// <returns>As for <see cref="ICallClient.PlaceAsync(OutboundCall, CallKey, CancellationToken)"/>;
    /// <see cref="CallOutcome.Invalid"/> with rule OD4050 if the text is no key.</returns>
    /// <exception cref="OperationCanceledException">Cancelled before the call's request left.</exception>
    public static Task<CallOutcome> PlaceAsync(
        this ICallClient client, OutboundCall call, string key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        return CallKey.TryParse(key, out var parsed, out var fault)
            ? client.PlaceAsync(call, parsed, cancellationToken)
            : Task.FromResult<CallOutcome>(new CallOutcome.Invalid { Diagnostics = [fault] });
    }
}
