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

    // A field that begins like a formula is one to a spreadsheet, blanks before it or not: an apostrophe makes it text.
    // A number has a leading '+' and gets one too: a spreadsheet would show it without the '+'. What is not to be seen
    // is written as an escape.
    internal static string Field(string? text)
    {
        text = VisibleText.Of(text ?? "");
        if (text.TrimStart() is ['=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20', ..])
        {
            text = $"'{text}";
        }

        return text.AsSpan().ContainsAny(",\"")
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
    }
}
