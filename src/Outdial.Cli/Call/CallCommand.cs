using System.CommandLine;

namespace Outdial.Cli;

/// <summary><c>outdial call</c>.</summary>
internal static class CallCommand
{
    internal static Command Create(Terminal terminal)
    {
        var options = new CallOptions();
        var command = new Command("call", "Place a call.");
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var input = CallInput.Read(parsed, options, terminal);
            var runner = new CallRunner(terminal, input, parsed.GetValue(options.Json));
            return runner.RunAsync(cancellationToken);
        });
        return command;
    }
}
