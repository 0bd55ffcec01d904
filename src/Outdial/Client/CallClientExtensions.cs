namespace Outdial;

/// <summary>Shorter ways to place and to follow a call.</summary>
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

    /// <summary>Follows a call until it is over.</summary>
    /// <param name="client">The client.</param>
    /// <param name="conversationId">The conversation, such as <see cref="CallOutcome.Placed.ConversationId"/>.</param>
    /// <param name="cancellationToken">Stops following; the call goes on.</param>
    /// <returns>The last that <see cref="ICallClient.WatchAsync"/> gives: how the call ended, or
    /// <see cref="CallVerdict.Unknown"/> with the reason.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async Task<CallProgress> WaitForEndAsync(
        this ICallClient client, string conversationId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        return await client.WatchAsync(conversationId, cancellationToken).LastAsync(cancellationToken)
            .ConfigureAwait(false);
    }
}
