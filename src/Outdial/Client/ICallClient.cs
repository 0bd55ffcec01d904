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
    /// <returns>The outcome.</returns>
    /// <exception cref="OperationCanceledException">Cancelled before the call's request left: nothing was
    /// dialled.</exception>
    Task<CallOutcome> PlaceAsync(ValidCall call, CancellationToken cancellationToken = default);

    /// <summary>Checks a call with the client's policy, and places it if nothing is wrong with it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">As for <see cref="PlaceAsync(ValidCall, CancellationToken)"/>.</param>
    /// <returns>The outcome; <see cref="CallOutcome.Invalid"/> if it is wrong.</returns>
    /// <exception cref="OperationCanceledException">Cancelled before the call's request left: nothing was
    /// dialled.</exception>
    Task<CallOutcome> PlaceAsync(OutboundCall call, CancellationToken cancellationToken = default);

    /// <summary>Places the call of a key, unless the ledger knows its outcome.</summary>
    /// <remarks>The same key and the same call give the recorded outcome, and nothing is sent; the same key and another
    /// call is <see cref="CallOutcome.Invalid"/>, and says what differs; a key that is being dialled elsewhere is
    /// waited for.</remarks>
    /// <param name="call">The call.</param>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">As for <see cref="PlaceAsync(ValidCall, CancellationToken)"/>.</param>
    /// <returns>The outcome, now or before.</returns>
    /// <exception cref="SettingsException">There is no ledger.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the call's request left: nothing was dialled, and
    /// the key may be used again.</exception>
    Task<CallOutcome> PlaceAsync(ValidCall call, CallKey key, CancellationToken cancellationToken = default);

    /// <summary>Checks a call with the client's policy, and places it by its key.</summary>
    /// <param name="call">The call.</param>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">As for <see cref="PlaceAsync(ValidCall, CancellationToken)"/>.</param>
    /// <returns>As for <see cref="PlaceAsync(ValidCall, CallKey, CancellationToken)"/>.</returns>
    /// <exception cref="SettingsException">There is no ledger.</exception>
    /// <exception cref="OperationCanceledException">As there.</exception>
    Task<CallOutcome> PlaceAsync(OutboundCall call, CallKey key, CancellationToken cancellationToken = default);

    /// <summary>Looks up what has a name in the organisation: exactly that, else the only one that begins so. Nothing
    /// is dialled.</summary>
    /// <remarks>What was found is remembered as long as the client lives. The guide describes no look-up.</remarks>
    /// <param name="kind">What it is.</param>
    /// <param name="name">The name; of a person the mail address.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was found, and if nothing was, why.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<NameOutcome> FindAsync(NamedKind kind, string name, CancellationToken cancellationToken = default);

    /// <summary>Looks whether a user can place a call now: the service rings the caller's own station first, and a
    /// person is in one call at a time. Nothing is dialled.</summary>
    /// <param name="user">The user; null for the client's own.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What the service tells; nothing under the contract guide, which describes no such request.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<CallerState> GetCallerAsync(Guid? user = null, CancellationToken cancellationToken = default);

    /// <summary>Finds the outcome of a call that is unknown. Nothing is dialled.</summary>
    /// <remarks>Active calls are asked, then history, then analytics, again and again until it is known or
    /// <see cref="ReconciliationOptions.Timeout"/> is over.</remarks>
    /// <param name="search">What to look for, such as <see cref="CallSearch.For(OutboundCall, CallOutcome.Unknown)"/>.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was found out.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<Reconciliation> ReconcileAsync(CallSearch search, CancellationToken cancellationToken = default);

    /// <summary>Finds the outcome of a key that is unknown, and settles it in the ledger. Nothing is
    /// dialled.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Gives up; nothing is settled then.</param>
    /// <returns>What was found out; null if the ledger has no such key, or it is not unknown.</returns>
    /// <exception cref="SettingsException">There is no ledger.</exception>
    /// <exception cref="CallLedgerException">The ledger cannot be used.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<Reconciliation?> ReconcileAsync(CallKey key, CancellationToken cancellationToken = default);

    /// <summary>Recovers the ledger after its database may have lost what was written last: reads every conversation of
    /// that time, and settles the keys of those that were placed. Nothing is dialled.</summary>
    /// <remarks>It takes a request for each conversation of the time in the organisation. Under the contract guide
    /// nothing can be read: it is incomplete.</remarks>
    /// <param name="opens">Whether calls with keys leave again afterwards. Default: true; not if calls of other
    /// accounts, whose conversations this one does not see, are in the ledger.</param>
    /// <param name="cancellationToken">Gives up; what was found is kept.</param>
    /// <returns>What came of it; not needed too for a ledger that loses nothing that it has written.</returns>
    /// <exception cref="SettingsException">There is no ledger.</exception>
    /// <exception cref="CallLedgerException">The ledger cannot be used.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<Recovery> RecoverAsync(bool opens = true, CancellationToken cancellationToken = default);

    /// <summary>Reads a call that was placed, once.</summary>
    /// <param name="conversationId">The conversation, such as <see cref="CallOutcome.Placed.ConversationId"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The call as it is now; its verdict is <see cref="CallVerdict.Unknown"/>, with the reason, if the
    /// service does not show it, or under the contract guide, which describes no such request.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<CallProgress> GetAsync(string conversationId, CancellationToken cancellationToken = default);

    /// <summary>Follows a call that was placed, until it is over.</summary>
    /// <remarks>Reads once, then streams notifications; without a channel it polls every 1 to 5 seconds. The last
    /// progress is over (<see cref="CallProgress.IsOver"/>); its verdict is <see cref="CallVerdict.Unknown"/> if the
    /// call was missing for <see cref="TrackingOptions.Timeout"/>, or under the contract guide, which describes no
    /// request for it.</remarks>
    /// <param name="conversationId">The conversation, such as <see cref="CallOutcome.Placed.ConversationId"/>.</param>
    /// <param name="cancellationToken">Stops following; the call goes on.</param>
    /// <returns>The call each time that it has changed; at least once.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    IAsyncEnumerable<CallProgress> WatchAsync(string conversationId, CancellationToken cancellationToken = default);

    /// <summary>Hangs a call up: the whole conversation, for everybody in it.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="cancellationToken">Gives up waiting for the answer; it may be hung up all the same.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<ChangeOutcome> HangUpAsync(string conversationId, CancellationToken cancellationToken = default);

    /// <summary>Sets the wrap-up code of the user's own leg.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="wrapUpCodeId">The code's id. Whether the service refuses one that it does not know is not
    /// documented.</param>
    /// <param name="notes">Words to go with it, or null.</param>
    /// <param name="cancellationToken">Gives up waiting for the answer; it may be set all the same.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<ChangeOutcome> WrapUpAsync(
        string conversationId, Guid wrapUpCodeId, string? notes = null, CancellationToken cancellationToken = default);
}
