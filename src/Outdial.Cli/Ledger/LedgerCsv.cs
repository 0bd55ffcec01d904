using System.Globalization;

namespace Outdial.Cli;

/// <summary>A ledger's entries as CSV: RFC 4180, with a head, and lines that end with CR LF.</summary>
internal static class LedgerCsv
{
    internal const string Head =
        "key,state,contract,to,created,ended,conversationId,status,rule,message,stamp,correlationIds,settledAs\r\n";

    internal static string Line(LedgerEntryObject entry) => string.Join(',', new[]
    {
        entry.Key,
        entry.State,
        entry.Contract,
        string.Join(' ', entry.To),
        entry.Created.ToString("O", CultureInfo.InvariantCulture),
        entry.Ended?.ToString("O", CultureInfo.InvariantCulture),
        entry.ConversationId,
        entry.Status?.ToString(CultureInfo.InvariantCulture),
        entry.Rule,
        entry.Message,
        entry.Stamp,
        string.Join(' ', entry.CorrelationIds),
        entry.SettledAs,
    }.Select(Field)) + "\r\n";

    // A field that begins like a formula is one to a spreadsheet: an apostrophe makes it text.
    private static string Field(string? text)
    {
        text ??= "";
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..])
        {
            text = $"'{text}";
        }

        return text.AsSpan().ContainsAny(",\"\r\n")
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
    }
}
