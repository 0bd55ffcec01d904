namespace Outdial.Cli;

/// <summary>Compares the names of files.</summary>
internal static class SamePath
{
    /// <summary>Whether two names lead to one file, which need not exist.</summary>
    /// <param name="one">A name; <c>-</c>, which is no file, and null are none.</param>
    /// <param name="other">Another.</param>
    internal static bool Are(string? one, string? other)
    {
        if (one is null or "" or "-" || other is null or "" or "-")
        {
            return false;
        }

        try
        {
            var (first, second) = (RealPath.Of(one), RealPath.Of(other));
            return first == second ||
                (FileStatus.Of(first) is { } status && FileStatus.Of(second) is { } there && status.IsSame(there));
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // Opening them says why.
            return false;
        }
    }
}
