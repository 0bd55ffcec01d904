using System.Diagnostics;

namespace Outdial.TestSupport;

/// <summary>A PostgreSQL of the tests' own, from the programs that Debian's package installs; it listens on a socket in
/// its folder only.</summary>
public sealed class PostgreSqlServer : IDisposable
{
    /// <summary>Why tests that need it are skipped, by the name of what is missing.</summary>
    public const string Missing = "PostgreSQL is not installed (apt-get install postgresql): not tried.";

    private const string User = "postgres";

    private readonly string _programs;
    private readonly string _folder;

    private PostgreSqlServer(string programs, string folder) => (_programs, _folder) = (programs, folder);

    /// <summary>A connection string, but for the database.</summary>
    public string ConnectionString => $"Host={_folder};Username={User}";

    /// <summary>Whether its programs are installed.</summary>
    public static bool IsInstalled => Programs is not null;

    private static string? Programs => Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql")
            .Select(version => Path.Combine(version, "bin"))
            .Where(bin => File.Exists(Path.Combine(bin, "initdb")))
            .Order(StringComparer.Ordinal)
            .LastOrDefault()
        : null;

    /// <summary>Makes a server and starts it.</summary>
    /// <param name="settings">Settings beside the defaults, such as <c>fsync=on</c>.</param>
    public static PostgreSqlServer Start(params string[] settings)
    {
        // A short path: that of a socket has 107 characters at the most.
        var folder = $"/tmp/pg-{Guid.NewGuid():N}";
        var server = new PostgreSqlServer(Programs ?? throw new InvalidOperationException(Missing), folder);
        Directory.CreateDirectory(folder);
        if (Environment.IsPrivilegedProcess)
        {
            Run("chown", [User, folder]); // the server does not run as root
        }

        try
        {
            server.RunAsOwner("initdb",
                "-D", server.Data, "-U", User, "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C");
            File.AppendAllLines(
                Path.Combine(server.Data, "postgresql.conf"),
                ["listen_addresses=''", $"unix_socket_directories='{folder}'", "fsync=off", .. settings]);
            server.RunAsOwner("pg_ctl", "-D", server.Data, "-l", Path.Combine(folder, "log"), "-w", "start");
            return server;
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>Makes a database.</summary>
    /// <returns>Its connection string.</returns>
    public string CreateDatabase()
    {
        var name = $"t{Guid.NewGuid():N}";
        RunAsOwner("createdb", "-h", _folder, "-U", User, name);
        return $"{ConnectionString};Database={name}";
    }

    /// <summary>Makes a standby that receives what this server writes, and starts it.</summary>
    public PostgreSqlServer CreateStandby()
    {
        var folder = $"/tmp/pg-{Guid.NewGuid():N}";
        var standby = new PostgreSqlServer(_programs, folder);
        Directory.CreateDirectory(folder);
        if (Environment.IsPrivilegedProcess)
        {
            Run("chown", [User, folder]);
        }

        RunAsOwner("pg_basebackup", "-h", _folder, "-U", User, "-D", standby.Data, "-R", "-X", "stream", "-c", "fast");
        File.AppendAllLines(
            Path.Combine(standby.Data, "postgresql.conf"), [$"unix_socket_directories='{folder}'", "hot_standby=on"]);
        RunAsOwner("pg_ctl", "-D", standby.Data, "-l", Path.Combine(folder, "log"), "-w", "start");
        return standby;
    }

    /// <summary>A connection string of this server and its standby, whichever of them is the primary.</summary>
    public string WithStandby(PostgreSqlServer standby, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(standby);
        ArgumentNullException.ThrowIfNull(connectionString);
        return connectionString
            .Replace($"Host={_folder}", $"Host={_folder},{standby._folder}", StringComparison.Ordinal) +
            ";Target Session Attributes=primary;Host Recheck Seconds=1";
    }

    /// <summary>Ends it as a lost machine ends: nothing more is written.</summary>
    public void Kill() => RunAsOwner("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");

    /// <summary>Makes a standby the primary.</summary>
    public void Promote() => RunAsOwner("pg_ctl", "-D", Data, "-w", "promote");

    /// <summary>Lets a standby receive nothing for a while, or go on.</summary>
    public void PauseReceiving(bool isOn)
    {
        var receiver = Directory.EnumerateDirectories("/proc").FirstOrDefault(IsReceiver);
        if (receiver is not null)
        {
            Run("kill", [isOn ? "-STOP" : "-CONT", Path.GetFileName(receiver)]);
        }
    }

    public void Dispose()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            Kill();
        }

        Directory.Delete(_folder, recursive: true);
    }

    // The process of this server that receives, by the parent that is its postmaster.
    private bool IsReceiver(string process)
    {
        try
        {
            var parent = File.ReadLines(Path.Combine(Data, "postmaster.pid")).First();
            var command = File.ReadAllText(Path.Combine(process, "cmdline"));
            return command.Contains("walreceiver", StringComparison.Ordinal) &&
                File.ReadAllLines(Path.Combine(process, "status")).Contains($"PPid:\t{parent}");
        }
        catch (IOException)
        {
            return false; // it has ended
        }
    }

    private string Data => Path.Combine(_folder, "data");

    private void RunAsOwner(string program, params string[] words)
    {
        var path = Path.Combine(_programs, program);
        if (Environment.IsPrivilegedProcess)
        {
            Run("setpriv", ["--reuid", User, "--regid", User, "--clear-groups", path, .. words]);
        }
        else
        {
            Run(path, words);
        }
    }

    // Its output is not read: a server that it starts would hold the pipe open.
    private static void Run(string program, string[] words)
    {
        string[] arguments = ["-c", "exec \"$@\" > /dev/null 2>&1 < /dev/null", "sh", program, .. words];
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", arguments) { WorkingDirectory = "/" })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', words)} ended with {process.ExitCode}.");
        }
    }
}
