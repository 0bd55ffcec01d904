using System.Runtime.InteropServices;

namespace Outdial.Ledger;

/// <summary>A range of a file to be locked: <c>struct flock</c> of Linux on 64 bits.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct FileRange(short kind, long start, long length)
{
    internal const short Read = 0;
    internal const short Write = 1;
    internal const short None = 2;

    internal short Kind = kind;
    internal short Whence; // from the file's beginning
    internal long Start = start;
    internal long Length = length;
    internal int Process; // 0: such locks have none
}
