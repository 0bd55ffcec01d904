using System.Diagnostics;
using System.Globalization;

namespace Outdial.Cli;

/// <summary>A ledger's entries as text.</summary>
internal static class LedgerText
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

    /// <summary>How far the call has come, and for a settled one in which way.</summary>
    internal static string Of(LedgerEntry entry) => SettledAs(entry) switch
    {
        "placed" => "settled as placed",
        "notPlaced" => "settled as not placed",
        _ => Of(entry.State),
    };

    /// <summary>In which way a key was settled, for machines; null if it is not settled.</summary>
    internal static string? SettledAs(LedgerEntry entry) =>
        entry.State != LedgerState.Settled ? null : entry.ConversationId is null ? "notPlaced" : "placed";

    /// <summary>The state of a word; the option has let no other through.</summary>
    internal static LedgerState State(string word) => (LedgerState)Array.IndexOf(States, word);

    /// <summary>One line: key, state, destination, time, and what is known.</summary>
    internal static string Line(LedgerEntry entry) => VisibleText.Of(string.Join(
        "  ",
        entry.Key,
        Of(entry),
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
            ("state", Of(entry)),
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
