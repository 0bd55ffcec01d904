using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Outdial.Accounts;

/// <summary>A file of secrets: only its owner may read it, and it is never half written.</summary>
/// <remarks>Where the platform has no such modes (Windows), the folder's own protection is all there is.</remarks>
public sealed class SecretFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // What opening reports when another process holds the file: EWOULDBLOCK of two systems, and a sharing violation.
    private const int LinuxHeld = 11;
    private const int MacHeld = 35;
    private const int WindowsHeld = unchecked((int)0x8007_0020);

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    // A fetch takes less: a longer wait is logged.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);

    // A process that is stopped or hangs holds the file until it ends.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>Names a file; nothing is opened yet.</summary>
    /// <param name="path">Its path; the folder is made when it is written.</param>
    /// <param name="time">The clock that waiting for others runs on; the system's if null.</param>
    /// <param name="logger">Told when others are waited for longer than 2 s; none if null.</param>
    public SecretFile(string path, TimeProvider? time = null, ILogger? logger = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        (Path, _time, _logger) = (path, time ?? TimeProvider.System, logger ?? NullLogger.Instance);
    }

    /// <summary>The file's path.</summary>
    public string Path { get; }

    /// <summary>The file's text, or null if there is none.</summary>
    /// <exception cref="SecretStoreException">Others may read it too, or it cannot be read.</exception>
    public string? Read() => Guarded(() =>
    {
        // The modes are those of what was opened: no other file can be put there in between.
        using var file = OwnFile.Open(Path, new FileStreamOptions
        {
            Mode = FileMode.Open,
            Access = FileAccess.Read,
            Share = FileShare.ReadWrite | FileShare.Delete,
        });
        if (file is null)
        {
            return null;
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & ~OwnerOnly &
            ~UnixFileMode.UserExecute) != 0)
        {
            throw Exposed();
        }

        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd();
    });

    /// <summary>Replaces the file's text, all of it or nothing.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="SecretStoreException">It cannot be written.</exception>
    public void Write(string text) => Guarded(() =>
    {
        MakeFolder();
        DraftFile.RemoveOld(Path, _time);
        var draft = DraftFile.NameFor(Path);
        try
        {
            using (var file = new FileStream(draft, OwnersOwn(FileMode.CreateNew)))
            {
                file.Write(Encoding.UTF8.GetBytes(text));
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, Path, overwrite: true);
            return text;
        }
        finally
        {
            File.Delete(draft);
        }
    });

    /// <summary>Waits until no other holder, in this process or another, has the file; for 30 s at most.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Ends the holding when it is disposed of; so does the end of the process.</returns>
    /// <exception cref="SecretStoreException">The lock could not be created, or it is still held.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The caller disposes of what it holds.")]
    public async Task<IDisposable> LockAsync(CancellationToken cancellationToken = default)
    {
        Guarded(MakeFolder, SecretStoreFault.NoLock);
        var (began, said) = (_time.GetTimestamp(), false);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Guarded(TryLock, SecretStoreFault.NoLock) is { } held)
            {
                return held;
            }

            var waited = _time.GetElapsedTime(began);
            if (waited >= Patience)
            {
                throw Held();
            }

            if (!said && waited >= Silence)
            {
                ServiceLog.WaitingForFile(_logger, Path);
                said = true;
            }

            await Task.Delay(Breath, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    private FileStream? TryLock()
    {
        try
        {
            return OwnFile.Open($"{Path}.lock", OwnersOwn(FileMode.OpenOrCreate));
        }
        catch (IOException exception) when (exception.HResult is LinuxHeld or MacHeld or WindowsHeld)
        {
            return null;
        }
    }

    private string MakeFolder()
    {
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
        OwnFolder.Make(folder);
        return folder;
    }

    private static FileStreamOptions OwnersOwn(FileMode mode)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return options;
    }

    private T Guarded<T>(Func<T> use, SecretStoreFault fault = SecretStoreFault.Unusable)
    {
        try
        {
            return use();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SecretStoreException(new Diagnostic(
                ConfigurationRules.UnusableSecretFile, $"{Path} cannot be used: {exception.Message}")
            {
                Path = Path,
            }, fault);
        }
    }

    private SecretStoreException Held() => new(new Diagnostic(
        ConfigurationRules.UnusableSecretFile,
        $"Another process has held {Path} for {Patience.TotalSeconds:0} s (by {Path}.lock).")
    {
        Path = Path,
        Help = "Look for a process of Outdial that is stopped or hangs, and end it: the file is free then.",
    }, SecretStoreFault.Held);

    private SecretStoreException Exposed() => new(new Diagnostic(
        ConfigurationRules.ExposedSecrets, $"{Path} holds secrets, and others than its owner may use it.")
    {
        Path = Path,
        Help = $"chmod 600 '{Path}', and if others have been on this machine, replace the secrets in it.",
    });
}
