using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial list run</c>: imports a file and places it, in one step.</summary>
internal static class ListRunCommand
{
    internal static Command Create(Terminal terminal)
    {
        var (options, place, running) = (new ListOptions(), new ListPlaceOptions(), new ListRunning());
        var command = new Command("run", "Import a file and place it, in one step; Ctrl-C pauses it.");
        options.AddTo(command);
        running.AddTo(command);
        place.AddTo(command, withSandbox: true);
        ListOptionRules.AddTo(command, options);
        options.Name.Required = true;
        command.SetAction((parsed, token) => CommandGuard.RunAsync(
            terminal,
            async () =>
            {
                var json = parsed.GetValue(place.Json);
                var import = new ListImporting(parsed, options, terminal, json);
                var (source, code) = await ListSource.OpenAsync(parsed, options, terminal, json, token);
                if (source is null)
                {
                    return code;
                }

                var contract = parsed.GetValue(options.Policy.Contract);
                await using var session = await ListSession.OpenAsync(
                    parsed, place, contract, import.Policy, terminal, token, parsed.GetValue(options.DryRun));
                return await import.RunAsync(session, source, token) is { } end
                    ? end
                    : await running.RunAsync(session, import.Name, parsed, terminal, json, token);
            },
            token,
            parsed.GetValue(place.Json)));
        return command;
    }
}
