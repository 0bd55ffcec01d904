using System.Globalization;
using Outdial.Lists;

namespace Outdial.Cli;

/// <summary>Says what happens while a list is placed: a line for each row, and on a terminal how far it is.</summary>
internal sealed class ListReporter(Terminal terminal, bool json, TimeProvider time)
{
    private const string ClearLine = "\r\e[K";

    private readonly bool _isDrawn = terminal.Width is not null && terminal.Variable("TERM") != "dumb" && !json;
    private readonly long _began = time.GetTimestamp();
    private long _placed;
    private long _answered;
    private long _over;

    /// <summary>How many rows wait; they are counted at the beginning.</summary>
    internal long Left { get; set; }

    /// <summary>Reports an event.</summary>
    /// <returns>The exit code if it was the last; null if more will come.</returns>
    internal int? Report(ListEvent happened)
    {
        Count(happened);
        Clear();
        if (json)
        {
            ListJson.Write(terminal, ListEventObject.Of(happened));
        }
        else
        {
            Say(happened);
        }

        if (happened is not (ListEvent.Done or ListEvent.Stopped))
        {
            Draw();
        }

        return happened switch
        {
            ListEvent.Done done => ListText.ExitCodeOf(done.Counts),
            ListEvent.Stopped stopped => ExitCodeOf(stopped),
            _ => null,
        };
    }

    private static int ExitCodeOf(ListEvent.Stopped stopped) =>
        ListText.ExitCodeOf(stopped.Counts) is ExitCode.Unknown ? ExitCode.Unknown
        : stopped.Diagnostic is { Rule: var rule } && !CallListRules.All.Contains(rule) ? ExitCode.Unauthorized
        : ExitCode.Throttled;

    private void Count(ListEvent happened)
    {
        switch (happened)
        {
            case ListEvent.Placed:
                _placed++;
                break;
            case ListEvent.Ended ended:
                _answered += ended.Verdict == "answered" ? 1 : 0;
                _over += ended.NextAttempt is null ? 1 : 0;
                break;
            case ListEvent.Refused:
                _over++;
                break;
        }
    }

    private void Say(ListEvent happened)
    {
        var (text, reason) = happened switch
        {
            ListEvent.Placed placed => ($"{Row(placed.Call)}  placed  {placed.ConversationId}", null),
            ListEvent.Ended { NextAttempt: { } next } ended =>
                ($"{Row(ended.Call)}  {ended.Verdict}  again at {ListText.Moment(next)}", null),
            ListEvent.Ended ended => ($"{Row(ended.Call)}  {ended.Verdict}", null),
            ListEvent.Refused refused => ($"{Row(refused.Call)}  refused", refused.Reason),
            ListEvent.Unknown unknown => ($"{Row(unknown.Call)}  unknown", unknown.Reason),
            ListEvent.FoundNotPlaced found => ($"{Row(found.Call)}  not placed: {found.Evidence}", null),
            ListEvent.Held held => ($"{Row(held.Call)}  held", held.Reason),
            _ => ((string?)null, (Diagnostic?)null),
        };
        if (text is not null)
        {
            terminal.Out.WriteLine(VisibleText.Of(reason is null
                ? text : $"{text}  {reason.Rule.Id}: {reason.Message}"));
            return;
        }

        terminal.Error.WriteLine(VisibleText.Of(happened switch
        {
            ListEvent.PassedOver passed =>
                $"warning[{passed.Reason.Rule.Id}] {passed.Reason.Rule.Name}: {passed.Reason.Message} Passed over " +
                $"until {ListText.Moment(passed.Until)}; the row waits.",
            ListEvent.Waiting { Until: { } until, Reason: { } why } =>
                $"No row is due before {ListText.Moment(until)}: {why.Message}",
            ListEvent.Waiting { Reason: { } why } => $"Waiting. {why.Message}",
            ListEvent.Waiting => "Waiting.",
            ListEvent.Stopped stopped => $"Stopped: {stopped.Reason}. " +
                $"{(stopped.Diagnostic is { } fault ? $"{fault.Message} " : "")}{ListText.Counts(stopped.Counts)}.",
            ListEvent.Done done => ListText.ExitCodeOf(done.Counts) == ExitCode.Done
                ? $"All done: {ListText.Counts(done.Counts)}."
                : $"Nothing waits any longer, and not all rows were called: {ListText.Counts(done.Counts)}.",
            _ => "",
        }));
    }

    private static string Row(ListCall call) => string.Create(
        CultureInfo.InvariantCulture,
        $"{call.Position}  {call.Shown}{(call.Attempt > 1 ? $"  attempt {call.Attempt}" : "")}");

    // What fits in one line: a line that wraps could not be removed.
    private void Draw()
    {
        if (!_isDrawn)
        {
            return;
        }

        var elapsed = time.GetElapsedTime(_began);
        var perMinute = elapsed > TimeSpan.Zero ? _over / elapsed.TotalMinutes : 0;
        var left = Math.Max(0, Left - _over);
        var done = string.Create(
            CultureInfo.InvariantCulture, $"{_placed} placed, {_answered} answered, {left} to go");
        var pace = string.Create(CultureInfo.InvariantCulture, $"{done}, {perMinute:0.0} a minute");
        string[] lines = perMinute > 0
            ? [$"{pace}, {Rest(TimeSpan.FromMinutes(left / perMinute))} left", pace, done] : [pace, done];
        if (Array.Find(lines, line => line.Length < terminal.Width) is { } longest)
        {
            terminal.Error.Write($"{ClearLine}{longest}");
            terminal.Error.Flush();
        }
    }

    private static string Rest(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => "less than a minute",
        { TotalHours: < 1 } => $"about {(int)time.TotalMinutes} min",
        { TotalDays: < 1 } => $"about {time.Hours} h {time.Minutes} min",
        _ => $"about {time.Days} d {time.Hours} h",
    };

    /// <summary>Removes the line that says how far it is.</summary>
    internal void Clear()
    {
        if (_isDrawn)
        {
            terminal.Error.Write(ClearLine);
            terminal.Error.Flush();
        }
    }
}
