using System.Collections.Immutable;

namespace Outdial;

/// <summary>What every exception of Outdial has, but for those of parsing (<see cref="AddressFormatException"/>): its
/// findings, each with its rule and what to do.</summary>
public abstract class OutdialException : Exception
{
    private protected OutdialException(
        string message, ImmutableArray<Diagnostic> diagnostics, Exception? innerException = null)
        : base(message, innerException) => Diagnostics = diagnostics;

    /// <summary>What is wrong, and what to do about it; at least one finding, but for a call that was not placed and
    /// has none.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }
}
