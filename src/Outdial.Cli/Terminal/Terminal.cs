using System.Text;
using Spectre.Console;

namespace Outdial.Cli;

/// <summary>Where a command reads its settings and writes what it has to say: results out, words on the error
/// stream.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Words.</param>
/// <param name="Variable">The environment's variables.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, Func<string, string?> Variable)
{
    /// <summary>Words with colour, where the error stream is a terminal and NO_COLOR is not set.</summary>
    internal IAnsiConsole Words { get; } = Console(Error, Variable);

    internal static Terminal ForProcess()
    {
        System.Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new Terminal(System.Console.Out, System.Console.Error, Environment.GetEnvironmentVariable);
    }

    private static IAnsiConsole Console(TextWriter error, Func<string, string?> variable)
    {
        var onTerminal = ReferenceEquals(error, System.Console.Error) && !System.Console.IsErrorRedirected;
        var colour = onTerminal && string.IsNullOrEmpty(variable("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(error),
            Ansi = colour ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        if (!onTerminal)
        {
            // A log or a pipe has no width: lines are kept whole, so that they can be searched.
            console.Profile.Width = int.MaxValue / 2;
        }

        return console;
    }
}
