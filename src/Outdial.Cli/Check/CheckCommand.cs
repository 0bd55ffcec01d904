using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial check</c>.</summary>
internal static class CheckCommand
{
    private const string Description = """
        Check JSON bodies or addresses; nothing is sent.

        Findings go to standard output, with file, line and column; the exit code is 3 if one is an error.
          outdial check body.json --contract guide          say what is wrong
          outdial check body.json --contract guide --fix    apply the safe fixes
          outdial check body.json --to platform             print the body for the other contract
          outdial check --address '555-123-4567' --region US
          outdial check --numbers list.csv --column phone --fix -o clean.csv --rejects rest.csv
        """;

    internal static Command Create(Terminal terminal)
    {
        var options = new CheckOptions();
        var command = new Command("check", Description);
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
            new CheckRunner(terminal, CheckInput.Read(parsed, options)).RunAsync(cancellationToken));
        return command;
    }
}
