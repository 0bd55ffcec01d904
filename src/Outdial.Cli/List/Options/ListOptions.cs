using System.CommandLine;
using static Outdial.Cli.TextOption;

namespace Outdial.Cli;

/// <summary>The options with which a list is imported: its file, its calls, and how it is placed.</summary>
internal sealed class ListOptions
{
    internal Argument<string> File { get; } = new("file")
    {
        Description = "The list: a table with a header (--column), or a text with one address on each line.",
    };

    internal Option<string?> Name { get; } =
        One("--name", "name", "The list's name, which is part of every row's key (a-z, A-Z, 0-9, '.', '_', '-').");

    internal Option<string?> Column { get; } =
        One("--column", "name|number", "The column with the addresses; without it each line is an address.");

    internal Option<string?> KeyColumn { get; } = One(
        "--key-column",
        "name|number",
        "The column that names each row, such as a customer's number (default: the address).");

    internal Option<string?> ZoneColumn { get; } =
        One("--zone-column", "name|number", "The column with the IANA time zone of each party, such as Europe/Berlin.");

    internal Option<string?> UserColumn { get; } =
        One("--user-column", "name|number", "The column with the id of the user who calls.");

    internal Option<string?> NotAfterColumn { get; } = One(
        "--not-after-column",
        "name|number",
        "The column with the last moment for each call: 2026-12-01T18:00:00+01:00.");

    internal Option<string?> Delimiter { get; } = One(
        "--delimiter",
        "character",
        "The character between columns, or tab, comma, semicolon or pipe. Default: a comma.");

    internal Option<string[]> Attributes { get; } =
        Many("--attribute", "name=column", "An attribute of the customer participant, from a column. Repeatable.");

    internal CallFieldOptions Fields { get; } = new(
        "The result of each call, by name or id (contract guide).");

    internal Option<string[]> Users { get; } = Many(
        "--user",
        "user",
        "A user who calls, by mail address or id; each is in one call at a time. Repeatable (default: the token's " +
        "own).");

    internal Option<string?> AtOnce { get; } = One(
        "--at-once", "n", "How many calls are placed at once under the contract guide, which shows no end of a call.");

    internal GateOptions Gates { get; } = new();

    internal Option<string[]> Retry { get; } = Many(
        "--retry",
        "end=2x30m",
        "Try a row again after a call that ended so (busy, no-answer, …), at most 2 times, after 30 minutes. " +
        "Repeatable.");

    internal Option<string?> StopAfterFailures { get; } =
        One("--stop-after-failures", "20%", "Pause the list when so many of its last 50 calls failed.");

    internal Option<string?> MaxCall { get; } =
        One("--max-call", "4h", "How long a call is followed at the most. Default: 4h.");

    internal Option<bool> SkipInvalid { get; } = new("--skip-invalid")
    {
        Description = "Leave out rows with faults, say which, and import the others.",
    };

    internal Option<bool> Again { get; } = new("--again")
    {
        Description = "Import a file that is another list already: all its rows are called again.",
    };

    internal Option<bool> DryRun { get; } = new("--dry-run")
    {
        Description = "Import nothing; show what would be dialled, and when.",
    };

    internal PolicyOptions Policy { get; } = new();

    internal void AddTo(Command command)
    {
        command.Add(File);
        foreach (var option in new Option[]
        {
            Name, Column, KeyColumn, ZoneColumn, UserColumn, NotAfterColumn, Delimiter, Attributes, Users, AtOnce,
            Retry, StopAfterFailures, MaxCall, SkipInvalid, Again, DryRun,
        })
        {
            command.Add(option);
        }

        Fields.AddTo(command);
        Gates.AddTo(command);
        Policy.AddTo(command);
    }
}
