using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial list import</c>: checks a file, and makes it a list.</summary>
internal static class ListImportCommand
{
    internal static Command Create(Terminal terminal)
    {
        var (options, place) = (new ListOptions(), new ListPlaceOptions());
        var command = new Command("import", "Check a file, and make it a list; nothing is dialled.");
        options.AddTo(command);
        place.AddTo(command);
        ListOptionRules.AddTo(command, options);
        options.Name.Required = true;
        command.SetAction((parsed, token) => CommandGuard.RunAsync(
            terminal,
            async () =>
            {
                var import = new ListImporting(parsed, options, terminal, parsed.GetValue(place.Json));
                var (source, code) = await ListSource.OpenAsync(
                    parsed, options, terminal, parsed.GetValue(place.Json), token);
                if (source is null)
                {
                    return code;
                }

                var contract = parsed.GetValue(options.Policy.Contract);
                await using var session = await ListSession.OpenAsync(
                    parsed, place, contract, import.Policy, terminal, token, parsed.GetValue(options.DryRun));
                return await import.RunAsync(session, source, token) ?? ExitCode.Done;
            },
            token,
            parsed.GetValue(place.Json)));
        return command;
    }
}
