using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Outdial.Tests;

/// <summary>Keeps every line that is logged, at every level.</summary>
internal sealed class LogRecorder : ILogger<CallClient>
{
    private readonly ConcurrentQueue<string> _lines = new();

    internal IReadOnlyList<string> Lines => [.. _lines];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue(formatter(state, exception) + exception);
}
