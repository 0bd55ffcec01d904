using System.CommandLine;
using System.Text.Json;

namespace Outdial.Cli;

/// <summary><c>outdial ledger purge</c>: deletes finished calls.</summary>
internal static class LedgerPurgeCommand
{
    // A call that failed is tried again within this time, as a rule.
    private static readonly TimeSpan Recent = TimeSpan.FromHours(24);

    internal static Command Create(Terminal terminal)
    {
        var age = new Option<string>("--older-than")
        {
            HelpName = "age",
            Description = "The age since the last change: 90d, 12h; at least 1h.",
            Required = true,
        };
        age.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && Age(text) is null)
            {
                result.AddError("--older-than is a whole number of days or hours: 90d, 12h.");
            }
            else if (result.Tokens is [{ Value: var given }] && Age(given) < ICompleteLedger.LeastAge)
            {
                result.AddError(
                    "--older-than is at least 1h: a call of the last hour may be going on, and its key is needed.");
            }
        });
        var yes = new Option<bool>("--yes")
        {
            Description = "Delete keys of the last 24 hours too; they can then be dialled again.",
        };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var unknownToo = new Option<bool>("--unknown-too")
        {
            Description = "Delete unknown calls too: they may have been placed.",
        };
        return LedgerAction.Create(terminal, "purge", "Delete the keys of finished calls, and overwrite their data.",
            [age, unknownToo, yes, json], async (ledger, parsed, token) =>
            {
                var limit = Age(parsed.GetValue(age)!)!.Value; // the validator has read it before
                if (limit < Recent && !parsed.GetValue(yes))
                {
                    return CommandGuard.Say(
                        terminal,
                        "Nothing was deleted. A key that is deleted can be dialled again, and --older-than " +
                        $"{parsed.GetValue(age)} includes keys of the last 24 hours. " +
                        "Add --yes if none of them is needed.",
                        parsed.GetValue(json));
                }

                var before = TimeProvider.System.GetUtcNow() - limit;
                var deleted = await ledger.PurgeAsync(before, parsed.GetValue(unknownToo), token);
                if (parsed.GetValue(json))
                {
                    await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(
                        new PurgeObject(deleted), LedgerJson.Line.PurgeObject));
                }
                else
                {
                    await terminal.Error.WriteLineAsync($"Deleted {deleted} key(s).");
                }

                return ExitCode.Done;
            });
    }

    private static TimeSpan? Age(string text) =>
        text is [.. var digits, 'd' or 'h'] &&
            StrictNumber.TryRead(digits, out int number) && number <= 100_000
            ? text[^1] == 'd' ? TimeSpan.FromDays(number) : TimeSpan.FromHours(number)
            : null;
}
