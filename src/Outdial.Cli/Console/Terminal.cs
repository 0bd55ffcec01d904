using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Spectre.Console;

namespace Outdial.Cli;

/// <summary>Where a command reads its settings and its input, and writes its output: results to stdout, messages to the
/// error stream.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Messages.</param>
/// <param name="Variable">The environment's variables.</param>
/// <param name="Width">How wide the error stream's terminal is, in columns; null where it is none.</param>
/// <param name="OutWidth">How wide the results' terminal is, in columns; null where it is none.</param>
/// <param name="Input">Finds what opens the input that comes through a pipe: null where there is none. It is asked when
/// input is wanted.</param>
/// <param name="ReadKey">Reads a key that a person presses, without showing it; null where there is no
/// keyboard.</param>
internal sealed record Terminal(
    TextWriter Out,
    TextWriter Error,
    Func<string, string?> Variable,
    int? Width = null,
    int? OutWidth = null,
    Func<Func<Stream>?>? Input = null,
    Func<ConsoleKeyInfo>? ReadKey = null)
{
    // A log or a pipe has no width: lines are kept whole, so that they can be searched.
    private const int Unbounded = int.MaxValue / 2;

    private const int Narrowest = 20;

    // For a terminal that does not know its width, and says 0.
    private const int Usual = 80;

    // The number that every Unix has for it.
    private const int StandardOutput = 1;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Messages with colour, if the error stream is a terminal and NO_COLOR is not set.</summary>
    internal IAnsiConsole Words => field ??= Console(Error, Variable, Width);

    /// <summary>Results that are text, with colour if they go to a terminal.</summary>
    internal IAnsiConsole Results => field ??= ResultsTo(Out);

    /// <summary>Results as they will look where they go in the end.</summary>
    /// <param name="writer">Where they go first.</param>
    internal IAnsiConsole ResultsTo(TextWriter writer) => Console(writer, Variable, OutWidth);

    /// <summary>Opens the standard output for results that are bytes.</summary>
    internal Func<Stream> OpenOutput { get; init; } = () => Pipe() ?? System.Console.OpenStandardOutput();

    /// <summary>Opens the input; null where there is none.</summary>
    internal Func<Stream>? InputOpener => field ??= Input?.Invoke();

    /// <summary>Lines of the input: one reader for all, because it reads ahead.</summary>
    private TextReader Lines => field ??= new StreamReader(InputOpener?.Invoke() ?? Stream.Null);

    /// <summary>A variable's value; null where it is not set, or empty.</summary>
    internal string? Setting(string name) => Variable(name) is { Length: > 0 } value ? value : null;

    /// <summary>The next line of the input; null at its end.</summary>
    internal Task<string?> ReadLineAsync(CancellationToken cancellationToken) =>
        Lines.ReadLineAsync(CancellationToken.None).AsTask().WaitAsync(cancellationToken);

    [SuppressMessage("Reliability", "CA2000", Justification = "The process's own streams live as long as it does.")]
    internal static Terminal ForProcess()
    {
        if (OperatingSystem.IsWindows())
        {
            System.Console.OutputEncoding = Utf8;
        }

        var error = new BrokenPipeTolerantWriter(Writer(System.Console.OpenStandardError()));
        return new Terminal(
            new BrokenPipeTolerantWriter(
                Writer(System.Console.OpenStandardOutput(), System.Console.IsOutputRedirected ? 1 << 16 : -1), error)
            {
                Watched = () => Pipe() is { } pipe ? Writer(pipe, 1 << 16) : null,
            },
            error,
            Environment.GetEnvironmentVariable,
            System.Console.IsErrorRedirected ? null : WidthOf(System.Console.WindowWidth),
            System.Console.IsOutputRedirected ? null : WidthOf(System.Console.WindowWidth),
            StandardInput.Opener,
            System.Console.IsInputRedirected ? null : () => System.Console.ReadKey(intercept: true));
    }

    /// <summary>The width to write for, by the columns that a terminal says it has.</summary>
    internal static int WidthOf(int columns) => columns <= 0 ? Usual : Math.Max(columns, Narrowest);

    // The console's own stream ignores that the reader of a pipe has gone. It is the right one all the
    // same for what is written at once and must not be lost: it waits for a pipe that takes nothing at the moment.
    [SuppressMessage("Reliability", "CA2000", Justification = "The process's own streams live as long as it does.")]
    private static FileStream? Pipe()
    {
        if (OperatingSystem.IsWindows() || !System.Console.IsOutputRedirected)
        {
            return null;
        }

        try
        {
            var handle = new SafeFileHandle(StandardOutput, ownsHandle: false);
            var stream = new FileStream(handle, FileAccess.Write, bufferSize: 0);
            return stream.CanSeek ? null : stream;
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // It is closed.
            return null;
        }
    }

    // Console.Out makes the terminal ready to be read from by keys, which starts a thread, whether or not there is one;
    // and it passes 256 characters at a time to the system: enough for people, but not for files.
    [SuppressMessage("Reliability", "CA2000", Justification = "The process's own streams live as long as it does.")]
    private static TextWriter Writer(Stream stream, int bufferSize = -1) =>
        TextWriter.Synchronized(new StreamWriter(stream, Utf8, bufferSize) { AutoFlush = true });

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
