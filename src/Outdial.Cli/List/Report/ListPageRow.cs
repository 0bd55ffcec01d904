namespace Outdial.Cli;

/// <summary>A row as the page's script reads it.</summary>
internal sealed record ListPageRow(
    string Row, string To, string State, string Verdict, string Placed, string Why, string Conversation, bool Person)
{
    internal static ListPageRow Of(ListRow row) => new(
        row.Attempt > 1 ? $"{row.Position} (attempt {row.Attempt})" : $"{row.Position}",
        VisibleText.Of(row.Shown),
        ListText.Word(row.State),
        row.Verdict ?? "",
        row.Placed is null ? "" : ListText.Moment(row.Placed),
        VisibleText.Of(row.Rule is null ? row.Message ?? "" : $"{row.Rule}: {row.Message}"),
        row.ConversationId ?? row.Key.ToString(),
        row.State is ListRowState.Unknown);
}
