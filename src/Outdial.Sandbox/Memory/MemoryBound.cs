namespace Outdial.Sandbox;

/// <summary>The memory bound of each collection, beside its count.</summary>
internal static class MemoryBound
{
    /// <summary>In characters or bytes: a request alone may have half a megabyte.</summary>
    public const long Weight = 64 * 1024 * 1024;
}
