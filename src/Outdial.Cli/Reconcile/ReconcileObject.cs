namespace Outdial.Cli;

/// <summary>The object that <c>outdial reconcile --json</c> prints for each key; every field is always there.</summary>
internal sealed record ReconcileObject(
    string Key,
    string Outcome,
    string? ConversationId,
    string? Evidence,
    IReadOnlyList<CallReportDiagnostic> Diagnostics)
{
    /// <summary>Of what was found out.</summary>
    /// <param name="key">The key.</param>
    /// <param name="found">What was found out; null if the key was not unknown.</param>
    /// <param name="known">What the ledger has of a key that was not unknown.</param>
    internal static ReconcileObject Of(CallKey key, Reconciliation? found, LedgerEntry? known) => found switch
    {
        Reconciliation.Placed placed =>
            new(key.ToString(), "placed", placed.ConversationId, placed.Evidence, []),
        Reconciliation.NotPlaced notPlaced => new(key.ToString(), "notPlaced", null, notPlaced.Evidence, []),
        Reconciliation.StillUnknown still =>
            new(key.ToString(), "unknown", null, null, [CallReportDiagnostic.Of(still.Reason)]),
        _ => new(key.ToString(), "notUnknown", known?.ConversationId, null, []),
    };
}
