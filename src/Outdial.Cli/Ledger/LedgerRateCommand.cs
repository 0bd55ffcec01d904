using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace Outdial.Cli;

/// <summary><c>outdial ledger rate</c>: shows the rate state of each token, and can delete it.</summary>
internal static class LedgerRateCommand
{
    internal static Command Create(Terminal terminal)
    {
        var reset = new Option<bool>("--reset") { Description = "Delete the rates: requests are sent at once again." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object for each token." };
        return LedgerAction.Create(
            terminal, "rate", "Show how many requests each token may send, and until when it is closed.",
            [reset, json], async (ledger, parsed, token) =>
            {
                if (parsed.GetValue(reset))
                {
                    var count = await ledger.ResetRatesAsync(token);
                    await (parsed.GetValue(json)
                        ? terminal.Out.WriteLineAsync(JsonSerializer.Serialize(
                            new RateResetObject(count), LedgerJson.Line.RateResetObject))
                        : terminal.Error.WriteLineAsync($"Reset {count} rate(s)."));
                    return ExitCode.Done;
                }

                var now = TimeProvider.System.GetUtcNow();
                var rates = await ledger.ListRatesAsync(token);
                foreach (var rate in rates.Select(one => RateObject.Of(one.Key, one.Value, now)))
                {
                    await terminal.Out.WriteLineAsync(parsed.GetValue(json)
                        ? JsonSerializer.Serialize(rate, LedgerJson.Line.RateObject)
                        : VisibleText.Of(Line(rate)));
                }

                if (rates.Count == 0)
                {
                    await terminal.Error.WriteLineAsync("No rate is stored: no call went through this ledger yet.");
                }

                return ExitCode.Done;
            });
    }

    private static string Line(RateObject rate) => string.Join(
        "  ",
        rate.Bucket,
        rate.AllowedPerMinute is { } allowed
            ? string.Create(CultureInfo.InvariantCulture, $"{allowed} requests a minute")
            : "300 requests a minute (published; the service has not said)",
        rate.ClosedUntil is { } closed ? $"closed until {Text(closed)}"
            : rate.FreeAt is { } free
                ? string.Create(CultureInfo.InvariantCulture, $"open; {rate.Booked} booked until {Text(free)}")
            : "open",
        rate.Repaired ? "(a stored time is more than 15 minutes ahead and does not count)" : "").TrimEnd();

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("u", CultureInfo.InvariantCulture);
}
