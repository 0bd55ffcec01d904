namespace Outdial.Cli.Tests;

/// <summary>Output of a command that is still running: its first line can be waited for.</summary>
internal sealed class LineWriter : StringWriter
{
    private readonly TaskCompletionSource<string> _line = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task<string> FirstLineAsync(CancellationToken cancellationToken) =>
        _line.Task.WaitAsync(cancellationToken);

    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        _line.TrySetResult(value ?? "");
        return Task.CompletedTask;
    }
}
