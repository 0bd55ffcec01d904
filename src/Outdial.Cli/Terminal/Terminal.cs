using System.Text;
using Spectre.Console;

namespace Outdial.Cli;

/// <summary>Where a command reads its settings and writes what it has to say: results out, words on the error
/// stream.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Words.</param>
/// <param name="Variable">The environment's variables.</param>
/// <param name="Width">How wide the error stream's terminal is, in columns; null where it is none.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, Func<string, string?> Variable, int? Width = null)
{
    // A log or a pipe has no width: lines are kept whole, so that they can be searched.
    private const int Unbounded = int.MaxValue / 2;

    /// <summary>Words with colour, where the error stream is a terminal and NO_COLOR is not set.</summary>
    internal IAnsiConsole Words { get; } = Console(Error, Variable, Width);

    internal static Terminal ForProcess()
    {
        System.Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var error = new EnduringWriter(System.Console.Error);
        return new Terminal(
            new EnduringWriter(System.Console.Out, error),
            error,
            Environment.GetEnvironmentVariable,
            System.Console.IsErrorRedirected ? null : Math.Max(System.Console.WindowWidth, 20));
    }

    private static IAnsiConsole Console(TextWriter error, Func<string, string?> variable, int? width)
    {
        var colour = width is not null && string.IsNullOrEmpty(variable("NO_COLOR")) && variable("TERM") != "dumb";
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(error),
            Ansi = colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = width ?? Unbounded;
        return console;
    }
}
