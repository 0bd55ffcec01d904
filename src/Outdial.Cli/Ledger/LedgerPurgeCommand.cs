using System.CommandLine;
using System.Globalization;

namespace Outdial.Cli;

/// <summary><c>outdial ledger purge</c>: deletes what is over.</summary>
internal static class LedgerPurgeCommand
{
    internal static Command Create(Terminal terminal)
    {
        var age = new Option<string>("--older-than")
        {
            HelpName = "age",
            Description = "How long ago it was last touched: 90d, 12h, 0d.",
            Required = true,
        };
        age.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && Age(text) is null)
            {
                result.AddError("--older-than is a whole number of days or hours: 90d, 12h.");
            }
        });
        var unknownToo = new Option<bool>("--unknown-too")
        {
            Description = "Delete calls too of which it is not known whether they were placed.",
        };
        return LedgerAction.Create(terminal, "purge", "Delete keys that are over, and overwrite what was kept of them.",
            [age, unknownToo], async (ledger, parsed, token) =>
            {
                // The validator has read it before.
                var before = TimeProvider.System.GetUtcNow() - Age(parsed.GetValue(age)!)!.Value;
                var deleted = await ledger.PurgeAsync(before, parsed.GetValue(unknownToo), token);
                await terminal.Error.WriteLineAsync($"Deleted {deleted} key(s).");
                return ExitCode.Done;
            });
    }

    private static TimeSpan? Age(string text) =>
        text is [.. var digits, 'd' or 'h'] && int.TryParse(
            digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 100_000
            ? text[^1] == 'd' ? TimeSpan.FromDays(number) : TimeSpan.FromHours(number)
            : null;
}
