using System.Diagnostics;
using System.Globalization;

namespace Outdial.Cli;

/// <summary>A ledger's entries in words.</summary>
internal static class LedgerWords
{
    internal static readonly string[] States = [.. Enum.GetValues<LedgerState>().Select(Of)];

    internal static string Of(LedgerState state) => state switch
    {
        LedgerState.Planned => "planned",
        LedgerState.Intended => "intended",
        LedgerState.Placed => "placed",
        LedgerState.Refused => "refused",
        LedgerState.Unknown => "unknown",
        LedgerState.Settled => "settled",
        _ => throw new UnreachableException(),
    };

    /// <summary>The state of a word; the option has let no other through.</summary>
    internal static LedgerState State(string word) => (LedgerState)Array.IndexOf(States, word);

    /// <summary>One line: key, state, to whom, when, and what is known.</summary>
    internal static string Line(LedgerEntry entry) => VisibleText.Of(string.Join(
        "  ",
        entry.Key,
        Of(entry.State),
        string.Join(", ", entry.Destinations),
        entry.Created.UtcDateTime.ToString("u", CultureInfo.InvariantCulture),
        Known(entry)));

    /// <summary>Several lines: all that is known.</summary>
    internal static IEnumerable<string> Lines(LedgerEntry entry)
    {
        var entryObject = LedgerEntryObject.Of(entry);
        (string Name, string? Value)[] all =
        [
            ("key", entryObject.Key),
            ("state", entryObject.State),
            ("to", string.Join(", ", entryObject.To)),
            ("contract", entryObject.Contract),
            ("created", $"{entry.Created.UtcDateTime:u}"),
            ("ended", entry.Ended is { } ended ? $"{ended.UtcDateTime:u}" : null),
            ("conversation", entry.ConversationId),
            ("status", entry.Status?.ToString(CultureInfo.InvariantCulture)),
            ("rule", entry.Rule),
            ("message", entry.Message),
            ("stamp", entryObject.Stamp),
            ("correlation ids", string.Join(", ", entryObject.CorrelationIds)),
        ];
        return all.Where(one => !string.IsNullOrEmpty(one.Value))
            .Select(one => VisibleText.Of($"{one.Name,-16} {one.Value}"));
    }

    private static string Known(LedgerEntry entry) => entry switch
    {
        { ConversationId: { } id } => id,
        { Message: { } message } => message,
        _ => "",
    };
}
