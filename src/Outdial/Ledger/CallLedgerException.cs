namespace Outdial;

/// <summary>A ledger that cannot be used: no place, no right, damaged, or another version's.</summary>
public sealed class CallLedgerException : OutdialException
{
    /// <summary>Makes it of the finding that says what is wrong and what to do.</summary>
    /// <param name="diagnostic">The finding.</param>
    /// <param name="inner">What the system said, or null.</param>
    public CallLedgerException(Diagnostic diagnostic, Exception? inner = null)
        : base((diagnostic ?? throw new ArgumentNullException(nameof(diagnostic))).Message, [diagnostic], inner)
    {
    }
}
