namespace Outdial;

/// <summary>What keeps tokens or secrets, such as a file, cannot be used; it was not touched.</summary>
public sealed class SecretStoreException : OutdialException
{
    /// <summary>Makes it of the finding that says why, and what to do.</summary>
    /// <param name="diagnostic">The finding.</param>
    /// <param name="fault">What it is about the store. Default: the store itself.</param>
    public SecretStoreException(Diagnostic diagnostic, SecretStoreFault fault = SecretStoreFault.Unusable)
        : base((diagnostic ?? throw new ArgumentNullException(nameof(diagnostic))).ToString(), [diagnostic]) =>
        Fault = fault;

    /// <summary>What it is about the store.</summary>
    public SecretStoreFault Fault { get; }
}
