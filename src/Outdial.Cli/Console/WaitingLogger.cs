using Microsoft.Extensions.Logging;

namespace Outdial.Cli;

/// <summary>Lets a person see why a command pauses: the library's warnings, on the error stream.</summary>
internal sealed class WaitingLogger(Terminal terminal) : ILogger<CallClient>
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            terminal.Error.WriteLine(VisibleText.Of(formatter(state, exception)));
        }
    }
}
