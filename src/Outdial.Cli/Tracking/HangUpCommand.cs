using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial hangup</c>: ends a call that was placed.</summary>
internal static class HangUpCommand
{
    internal static Command Create(Terminal terminal)
    {
        var placed = new PlacedCallOptions();
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("hangup", "Hang a call up for all participants.");
        placed.AddTo(command);
        command.Add(json);
        command.SetAction((parsed, token) => placed.RunAsync(
            terminal,
            parsed,
            _ => { },
            async (client, id) => new ChangeReporter(terminal, parsed.GetValue(json))
                .Say(id, await client.HangUpAsync(id, token), "The service was asked to hang up."),
            parsed.GetValue(json),
            token));
        return command;
    }
}
