using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial list start</c> and <c>resume</c>: place an imported list in the foreground.</summary>
internal static class ListStartCommand
{
    internal static Command Create(Terminal terminal, string verb, string description)
    {
        var (name, place, running, policy) =
            (ListCommand.Name(), new ListPlaceOptions(), new ListRunning(), new PolicyOptions());
        var command = new Command(verb, description) { name };
        running.AddTo(command);
        place.AddTo(command);
        policy.AddTo(command);
        command.SetAction((parsed, token) => CommandGuard.RunAsync(
            terminal,
            async () =>
            {
                await using var session = await ListSession.OpenAsync(
                    parsed, place, parsed.GetValue(policy.Contract), policy.Read(parsed, null), terminal, token);
                return await running.RunAsync(
                    session, parsed.GetValue(name)!, parsed, terminal, parsed.GetValue(place.Json), token);
            },
            token,
            parsed.GetValue(place.Json)));
        return command;
    }
}
