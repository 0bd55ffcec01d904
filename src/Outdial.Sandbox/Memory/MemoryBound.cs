namespace Outdial.Sandbox;

/// <summary>How much of one kind is kept, whatever its number.</summary>
internal static class MemoryBound
{
    /// <summary>In characters or bytes: a request alone may have half a megabyte.</summary>
    public const long Weight = 64 * 1024 * 1024;
}
