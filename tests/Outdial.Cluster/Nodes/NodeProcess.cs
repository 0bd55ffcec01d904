using System.Diagnostics;
using Npgsql;

namespace Outdial.Cluster;

/// <summary>This program once more, as a node.</summary>
internal sealed class NodeProcess : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _lines = [];

    private NodeProcess(Process process, NodeSettings settings)
    {
        (_process, Settings) = (process, settings);
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    internal NodeSettings Settings { get; }

    internal bool HasEnded => _process.HasExited;

    /// <summary>What it has said.</summary>
    internal IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    internal static NodeProcess Start(NodeSettings settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(NodeProcess).Assembly.Location, "node"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings.Variables)
        {
            start.Environment[name] = value;
        }

        return new NodeProcess(Process.Start(start)!, settings);
    }

    /// <summary>Waits until it has ended in order.</summary>
    /// <exception cref="InvalidOperationException">It ended otherwise; the message has what it said last.</exception>
    internal async Task EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        if (_process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{Settings.Name} ended with {_process.ExitCode}: {string.Join(' ', Lines.TakeLast(5))}");
        }
    }

    /// <summary>SIGKILL.</summary>
    internal async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGSTOP or SIGCONT: it stands still as a paused machine does, or goes on.</summary>
    internal void Pause(bool isOn)
    {
        if (!HasEnded)
        {
            using var kill = Process.Start("kill", [isOn ? "-STOP" : "-CONT", $"{_process.Id}"]);
            kill.WaitForExit();
        }
    }

    /// <summary>Ends its sessions, as a cut network does.</summary>
    internal async Task CutAsync()
    {
        await using var source = NpgsqlDataSource.Create($"{Settings.Database};Pooling=false");
        await using var command = source.CreateCommand(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = Settings.Name });
        await command.ExecuteScalarAsync();
    }

    public void Dispose()
    {
        if (!HasEnded)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private void Add(string? line)
    {
        if (line is not null)
        {
            lock (_lines)
            {
                _lines.Add(line);
            }
        }
    }
}
