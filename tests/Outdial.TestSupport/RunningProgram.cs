using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Outdial.TestSupport;

/// <summary>A real process with an environment of its own: no account of the machine leaks in.</summary>
public sealed class RunningProgram : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _error;

    private RunningProgram(Process process)
    {
        _process = process;
        _error = process.StandardError.ReadToEndAsync();
    }

    public static RunningProgram Start(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null,
        string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? AppContext.BaseDirectory,
        };
        start.Environment["OUTDIAL_CONFIG_DIR"] = Path.Combine(Path.GetTempPath(), "outdial-tests-no-such-folder");
        var settings = start.Environment.Keys.Where(name => name.StartsWith("GENESYS", StringComparison.Ordinal));
        foreach (var name in settings.ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var _ = InterruptSignal.NotIgnored(); // else Interrupt does nothing where the tests run in the background
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return new RunningProgram(process);
    }

    public static async Task<ProgramResult> RunAsync(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment,
        CancellationToken cancellationToken,
        string? folder = null)
    {
        using var running = Start(program, arguments, environment, folder);
        return await running.EndAsync(cancellationToken);
    }

    /// <summary>The next line of standard output; null at its end.</summary>
    public Task<string?> LineAsync(CancellationToken cancellationToken) =>
        _process.StandardOutput.ReadLineAsync(cancellationToken).AsTask();

    /// <summary>Ctrl-C, as a terminal sends it.</summary>
    public void Interrupt() => Signal(2);

    /// <summary>SIGTERM, as kill and a supervisor send it.</summary>
    public void Terminate() => Signal(15);

    /// <summary>Any signal, by its number.</summary>
    public void Signal(int signal) => _ = Kill(_process.Id, signal);

    public async Task<ProgramResult> EndAsync(CancellationToken cancellationToken)
    {
        var output = await _process.StandardOutput.ReadToEndAsync(cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
        return new ProgramResult(_process.ExitCode, output, await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
