namespace Outdial.Cli;

/// <summary>What a ledger knows of a key, as JSON and as a row: no whole number.</summary>
internal sealed record LedgerEntryObject(
    string Key,
    string State,
    string Contract,
    IReadOnlyList<string> To,
    DateTimeOffset Created,
    DateTimeOffset? Ended,
    string? ConversationId,
    int? Status,
    string? Rule,
    string? Message,
    string? Stamp,
    IReadOnlyList<string> CorrelationIds,
    string? SettledAs)
{
    internal static LedgerEntryObject Of(LedgerEntry entry) => new(
        entry.Key.ToString(),
        LedgerText.Of(entry.State),
        ContractNames.Of(entry.Contract),
        [.. entry.Destinations],
        entry.Created,
        entry.Ended,
        entry.ConversationId,
        entry.Status,
        entry.Rule,
        entry.Message,
        entry.Stamp?.ToString(),
        [.. entry.CorrelationIds],
        LedgerText.SettledAs(entry));
}
