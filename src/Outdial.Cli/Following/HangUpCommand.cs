using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial hangup</c>: ends a call that was placed.</summary>
internal static class HangUpCommand
{
    internal static Command Create(Terminal terminal)
    {
        var placed = new PlacedCallOptions();
        var command = new Command("hangup", "Hang a call up, for everybody in it.");
        placed.AddTo(command);
        command.SetAction((parsed, token) => placed.RunAsync(
            terminal,
            parsed,
            _ => { },
            async (client, id) => ChangeWords.Say(
                terminal, await client.HangUpAsync(id, token), "The service was told to hang up."),
            token));
        return command;
    }
}
