namespace Outdial.Cli;

/// <summary>The object that a row is as JSON; every field is always there.</summary>
internal sealed record ListRowObject(
    long Row,
    string RowKey,
    int Attempt,
    string Key,
    string State,
    string To,
    string? Caller,
    DateTimeOffset? Due,
    DateTimeOffset? Placed,
    DateTimeOffset? Over,
    string? Verdict,
    string? ConversationId,
    string? Rule,
    string? Message)
{
    internal static ListRowObject Of(ListRow row) => new(
        row.Position, row.RowKey, row.Attempt, row.Key.ToString(), ListText.Word(row.State), row.Shown, row.Caller,
            row.Due,
        row.Placed, row.Over, row.Verdict, row.ConversationId, row.Rule, row.Message);
}
