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
        row.ConversationId ?? Shown(row),
        row.State is ListRowState.Unknown);

    // A page is handed on; a key that is an address is masked as addresses are.
    private static string Shown(ListRow row) => ParticipantAddress.TryParse(row.RowKey, out _)
        ? row.Key.ToString().Replace(row.RowKey, row.Shown, StringComparison.Ordinal) : row.Key.ToString();
}
