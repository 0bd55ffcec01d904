using System.CommandLine;
using System.Text.Json;

namespace Outdial.Cli;

/// <summary><c>outdial status</c>: what a call that was placed is like, or becomes.</summary>
internal static class StatusCommand
{
    internal static Command Create(Terminal terminal)
    {
        var placed = new PlacedCallOptions();
        var watch = new Option<bool>("--watch") { Description = "Follow the call until it is over." };
        var json = new Option<bool>("--json")
        {
            Description = "Print one JSON object; with --watch one on a line for each change.",
        };
        var command = new Command("status", "Print the result of a call, or its progress. Nothing is dialled.");
        placed.AddTo(command);
        command.Add(watch);
        command.Add(json);
        command.SetAction((parsed, token) => placed.RunAsync(
            terminal,
            parsed,
            options => options.Tracking.Timeout = parsed.GetValue(watch) ? options.Tracking.Timeout : TimeSpan.Zero,
            (client, id) => RunAsync(terminal, client, id, parsed.GetValue(watch), parsed.GetValue(json), token),
            parsed.GetValue(json),
            token));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, CallClient client, string id, bool watch, bool json, CancellationToken cancellationToken)
    {
        var watcher = new CallWatcher(terminal, quiet: json) { Changed = json ? Print : null };
        if (watch)
        {
            await watcher.WatchAsync(client, id, cancellationToken);
        }
        else
        {
            await watcher.LookAsync(client, id, cancellationToken);
            watcher.Changed?.Invoke(watcher.Last!);
        }

        var verdict = watcher.Last!.Verdict;
        if (!json)
        {
            await terminal.Out.WriteLineAsync(VerdictName.Of(verdict));
            VerdictWriter.Write(terminal, verdict);
        }

        return VerdictName.ExitCodeOf(verdict);

        void Print(CallProgress progress) => terminal.Out.WriteLine(
            JsonSerializer.Serialize(StatusObject.Of(progress), TrackingJson.Line.StatusObject));
    }
}
