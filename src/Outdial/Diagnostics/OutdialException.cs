using System.Collections.Immutable;

namespace Outdial;

/// <summary>What every exception of Outdial has, but for those of parsing (<see cref="AddressFormatException"/>): its
/// findings, each with its rule and what to do.</summary>
public abstract class OutdialException : Exception
{
    private protected OutdialException(
        string message, ImmutableArray<Diagnostic> diagnostics, Exception? innerException = null)
        : base(message, innerException) => Diagnostics = diagnostics;

    /// <summary>What is wrong, and what to do about it. Empty only where it was made without a finding, such as of an
    /// outcome that has none.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }
}
