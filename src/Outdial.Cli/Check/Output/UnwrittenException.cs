namespace Outdial.Cli;

/// <summary>A file of results cannot be written.</summary>
/// <param name="path">Its name as it was given; <c>-</c> for the standard output.</param>
/// <param name="message">Why not.</param>
internal sealed class UnwrittenException(string path, string message) : IOException(message)
{
    /// <summary>The name of the file.</summary>
    internal string Path { get; } = path;

    /// <summary>Does something with the file, and says which it is if that fails.</summary>
    /// <exception cref="UnwrittenException">It fails.</exception>
    internal static T Guard<T>(string path, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnwrittenException(path, exception.Message);
        }
    }

    /// <inheritdoc cref="Guard{T}"/>
    internal static void Guard(string path, Action write) => Guard(path, () =>
    {
        write();
        return true;
    });
}
