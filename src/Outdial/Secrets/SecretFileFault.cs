namespace Outdial;

/// <summary>What about a file of secrets cannot be used.</summary>
internal enum SecretFileFault
{
    /// <summary>The file itself.</summary>
    Unusable,

    /// <summary>The file may be read, and there is no place for its lock: the folder is read-only, say.</summary>
    NoLock,

    /// <summary>Somebody else holds it, and does not let it go.</summary>
    Held,
}
