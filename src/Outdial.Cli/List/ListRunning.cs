using System.CommandLine;
using NodaTime;
using Outdial.Gates;
using Outdial.Lists;

namespace Outdial.Cli;

/// <summary>Places a list in the foreground: the options that say how long, and the run itself.</summary>
internal sealed class ListRunning
{
    internal Option<string?> StopAt { get; } = TextOption.One(
        "--stop-at",
        "18:00",
        "When to stop and pause the list: a time of day by --time-zone, else this machine's, or a moment.");

    internal Option<bool> NoWait { get; } = new("--no-wait")
    {
        Description = "Stop when no row is due now, instead of waiting for the next opening.",
    };

    internal void AddTo(Command command)
    {
        GateOptions.Reads(StopAt, text => GateOptions.Moment(text) is not null || TimeOfDay(text) is not null ? null
            : "a time of day such as 18:00, or a moment with its offset, is expected.");
        command.Add(StopAt);
        command.Add(NoWait);
    }

    /// <summary>Places a list until it is done, stopped, or paused by Ctrl-C.</summary>
    internal async Task<int> RunAsync(
        ListSession session, string name, ParseResult parsed, Terminal terminal, bool json,
            CancellationToken cancellationToken)
    {
        var list = await session.Ledger.FindListAsync(name, cancellationToken);
        var reporter = new ListReporter(terminal, json, TimeProvider.System);
        if (list is not null)
        {
            var counts = await session.Ledger.CountAsync(name, cancellationToken);
            reporter.Left = counts.GetValueOrDefault(ListRowState.Waiting) +
                counts.GetValueOrDefault(ListRowState.Calling);
        }

        var options = new CallListRunOptions
        {
            StopAt = parsed.GetValue(StopAt) is { } text ? End(text, list?.Gates.TimeZone) : null,
            Waits = !parsed.GetValue(NoWait),
        };
        var code = ExitCode.Throttled;
        await foreach (var happened in session.List.RunAsync(name, options, cancellationToken))
        {
            code = reporter.Report(happened) ?? code;
        }

        reporter.Clear();
        if (code != ExitCode.Done && !json)
        {
            foreach (var reason in await ListReasons.OfAsync(session.Ledger, name, CancellationToken.None))
            {
                await terminal.Error.WriteLineAsync(VisibleText.Of($"  {reason}"));
            }
        }

        return code;
    }

    private static LocalTime? TimeOfDay(string text) =>
        NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text) is { Success: true } parsed
            ? parsed.Value
            : null;

    // The next moment at which clocks there show that time.
    private static DateTimeOffset End(string text, string? zoneName)
    {
        if (GateOptions.Moment(text) is { } moment)
        {
            return moment;
        }

        var zone = zoneName is not null && TimeZoneName.TryParse(zoneName, out var zones, out _)
            ? DateTimeZoneProviders.Tzdb[zones.Ids[0]]
            : DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZoneInfo.Local.Id) ?? DateTimeZone.Utc;
        var now = SystemClock.Instance.GetCurrentInstant();
        var today = now.InZone(zone).Date;
        var end = (today + TimeOfDay(text)!.Value).InZoneLeniently(zone).ToInstant(); // validated before
        return (end > now ? end : (today.PlusDays(1) + TimeOfDay(text)!.Value).InZoneLeniently(zone).ToInstant())
            .ToDateTimeOffset();
    }
}
