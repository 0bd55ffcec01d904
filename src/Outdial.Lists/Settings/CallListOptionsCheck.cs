using Outdial.Gates;

namespace Outdial.Lists;

/// <summary>Checks how a list is to be placed, before anything of it is written.</summary>
internal static class CallListOptionsCheck
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(30);

    internal static IEnumerable<Diagnostic> Faults(CallListOptions options, Contract contract)
    {
        if (!RowKey.IsName(options.Name))
        {
            yield return Wrong("name", "A list's name is 1 to 64 of the characters a-z, A-Z, 0-9, '.', '_' and '-'.");
        }

        if (contract == Contract.Guide && options.AtOnce is null)
        {
            yield return Wrong(
                "at-once",
                "Under the contract guide the end of a call is not shown: say how many are placed at once (1 to 100).");
        }

        if (options.AtOnce is < 1 or > 100)
        {
            yield return Wrong("at-once", "1 to 100 calls are placed at once.");
        }

        if (options.StopAfterFailures is <= 0 or > 1 or double.NaN)
        {
            yield return Wrong("stop-after-failures", "The share of failures is above 0 and at most 1.");
        }

        if (options.MaxCall < TimeSpan.FromMinutes(1) || options.MaxCall > TimeSpan.FromHours(24))
        {
            yield return Wrong("max-call", "A call is followed for 1 minute to 24 hours.");
        }

        foreach (var retry in options.Retries.Where(retry => !VerdictWords.All.Contains(retry.Verdict) ||
            retry.Times is < 1 or > 10 || retry.Pause < TimeSpan.FromMinutes(1) || retry.Pause > LongestPause))
        {
            yield return Wrong(
                "retry",
                $"'{retry.Verdict}' is tried again 1 to 10 times, after 1 minute to 30 days; the ends are: " +
                $"{string.Join(", ", VerdictWords.All)}.");
        }

        foreach (var fault in GateCheck.Faults(options.Gates))
        {
            yield return fault;
        }
    }

    private static Diagnostic Wrong(string path, string message) =>
        new(CallListRules.ListUnusable, message) { Path = path, Help = "Correct it, and import the list again." };
}
