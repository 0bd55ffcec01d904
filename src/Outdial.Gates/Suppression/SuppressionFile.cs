using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Outdial.Gates;

/// <summary>A <see cref="SuppressionList"/> in a file, which may be replaced at any time: each question is answered by
/// the file as it is at that moment.</summary>
/// <remarks>
/// <para>Each question looks whether the file is still the one that was read, and reads it again if not. A file that
/// has gone, changes while it is read, or has a line that is not a number gives
/// <see cref="SuppressionAnswer.Unreadable"/>, and never the answer of an earlier file.</para>
/// <para>Replace the file in one step, by renaming another one over it. A file that is written in place may be read
/// half-written, which is known only while it is still being written or if it ends inside a line.</para>
/// <para>Safe for many threads. Reading blocks: ten million numbers take seconds.</para>
/// </remarks>
public sealed class SuppressionFile
{
    private const int MostReads = 3;

    // A second change within the resolution of a file system's clock leaves the same times: only a file that was left
    // alone for longer is known to be the same by them.
    private static readonly TimeSpan Resolution = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly string? _region;
    private readonly TimeProvider _time;
    private FileStamp? _read;
    private SuppressionList? _list;
    private ImmutableArray<Diagnostic> _diagnostics = [];

    /// <summary>A list in a file, which is not read yet.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="region">The region in which numbers without a calling code are dialled: an ISO 3166-1 code of two
    /// capitals; null, the default, if every number has its calling code.</param>
    /// <param name="time">The clock; the system's if null.</param>
    /// <exception cref="ArgumentException">The path is no path, or the region is none.</exception>
    public SuppressionFile(string path, string? region = null, TimeProvider? time = null)
    {
        SuppressionList.ThrowIfNoRegion(region);
        Path = System.IO.Path.GetFullPath(path); // throws for an empty path, and for one with a NUL
        _region = region;
        _time = time ?? TimeProvider.System;
    }

    /// <summary>Where the file is: the full path.</summary>
    public string Path { get; }

    /// <summary>Says whether a number is in the file now.</summary>
    /// <param name="number">The number.</param>
    /// <exception cref="ArgumentException">The number is the default value, which is none.</exception>
    public SuppressionAnswer Check(E164Number number) =>
        !TryRead(out var list, out var diagnostics) ? new SuppressionAnswer.Unreadable(diagnostics)
        : list.Contains(number) ? SuppressionAnswer.Listed.Instance
        : SuppressionAnswer.NotListed.Instance;

    /// <summary>Gives the list as it is in the file now; reads the file only if it has changed.</summary>
    /// <param name="list">The list, or null.</param>
    /// <param name="diagnostics">Why there is none: rules OD6030 to OD6032. Empty if there is.</param>
    /// <returns>Whether the file was read.</returns>
    public bool TryRead([NotNullWhen(true)] out SuppressionList? list, out ImmutableArray<Diagnostic> diagnostics)
    {
        lock (_lock)
        {
            try
            {
                if (!IsUnchanged() && !TryReadWhole())
                {
                    Forget(new Diagnostic(GateRules.UnreadableSuppressions, "The file changes while it is read."));
                }
            }
            catch (Exception problem) when (
                problem is IOException or UnauthorizedAccessException or NotSupportedException)
            {
                Forget(new Diagnostic(GateRules.UnreadableSuppressions, problem.Message));
            }

            (list, diagnostics) = (_list, _diagnostics);
            return list is not null;
        }
    }

    private bool IsUnchanged()
    {
        if (_read is not { } read)
        {
            return false;
        }

        using var file = FileStamp.Open(Path);
        return FileStamp.Of(file) == read;
    }

    private bool TryReadWhole()
    {
        for (var i = 0; i < MostReads; i++)
        {
            using var file = FileStamp.Open(Path);
            var stamp = FileStamp.Of(file);
            var begin = _time.GetUtcNow();
            using var text = new FileStream(file, FileAccess.Read, bufferSize: 0);
            var isList = SuppressionList.TryRead(text, _region, out var list, out var diagnostics);

            // The file that was read is complete if it is as long as it was, and still the one that has the name.
            using var again = FileStamp.Open(Path);
            if (FileStamp.Of(again) == stamp && FileStamp.Of(file) == stamp &&
                (!isList || text.Position == stamp.Length))
            {
                var isSettled = (begin - stamp.Changed).Duration() > Resolution;
                (_read, _list, _diagnostics) = (isSettled ? stamp : null, list, diagnostics);
                return true;
            }
        }

        return false;
    }

    private void Forget(Diagnostic diagnostic) =>
        (_read, _list, _diagnostics) = (null, null, [diagnostic with { Path = Path }]);
}
