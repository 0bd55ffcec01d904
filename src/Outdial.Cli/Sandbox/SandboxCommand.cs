using System.CommandLine;
using System.Text;
using Outdial.Sandbox;

namespace Outdial.Cli;

/// <summary><c>outdial sandbox</c>.</summary>
internal static class SandboxCommand
{
    internal static Command Create(Terminal terminal)
    {
        var options = new SandboxCommandOptions();
        var command = new Command("sandbox", "Run a local emulator for the service until Ctrl-C; no phone rings.");
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(terminal, options.Read(parsed, terminal), parsed.GetValue(options.CaOut), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, SandboxOptions options, string? caOut, CancellationToken cancellationToken)
    {
        GenesysSandbox sandbox;
        try
        {
            sandbox = await GenesysSandbox.StartAsync(options, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Done;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException
            or UnauthorizedAccessException or ArgumentException)
        {
            // The name of the parameter that .NET adds is the library's, not this command's.
            await terminal.Error.WriteLineAsync(VisibleText.Of(exception.Message.Split(" (Parameter '")[0]));
            return ExitCode.Usage;
        }

        try
        {
            await using (sandbox)
            {
                return await ServeAsync(terminal, sandbox, options, caOut, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync(VisibleText.Of($"The state was not saved: {exception.Message}"));
            return ExitCode.Usage;
        }
    }

    private static async Task<int> ServeAsync(
        Terminal terminal,
        GenesysSandbox sandbox,
        SandboxOptions options,
        string? caOut,
        CancellationToken cancellationToken)
    {
        if (caOut is not null && !await TryWriteAuthorityAsync(terminal, sandbox, caOut))
        {
            return ExitCode.Usage;
        }

        if (SandboxLines.Warning(options) is { } warning)
        {
            await terminal.Error.WriteLineAsync(warning);
        }

        await terminal.Out.WriteLineAsync(SandboxLines.Instructions(sandbox, options, caOut));
        await terminal.Out.FlushAsync(cancellationToken);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            var (requests, rings) = (sandbox.Requests.Count, sandbox.Phones.Rings);
            await terminal.Error.WriteLineAsync($"Stopped. {requests} request(s), {rings} ring(s), no real phone.");
        }

        return ExitCode.Done;
    }

    private static async Task<bool> TryWriteAuthorityAsync(Terminal terminal, GenesysSandbox sandbox, string path)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write };
            await using var file = OwnFile.Open(path, options)!; // which makes it
            file.SetLength(0);
            await file.WriteAsync(Encoding.UTF8.GetBytes(sandbox.CertificateAuthorityPem ?? ""));
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync(
                VisibleText.Of($"The certificate authority was not written: {exception.Message}"));
            return false;
        }
    }
}
