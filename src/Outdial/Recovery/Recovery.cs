namespace Outdial;

/// <summary>What came of recovering a ledger: one of a closed set.</summary>
public abstract record Recovery
{
    private Recovery()
    {
    }

    /// <summary>The ledger has lost nothing that it knows of.</summary>
    public sealed record NotNeeded : Recovery;

    /// <summary>Every conversation of the time was read. The stamps that were found are in the ledger.</summary>
    /// <param name="Conversations">How many conversations were read.</param>
    /// <param name="Stamps">How many of them carry a stamp.</param>
    /// <param name="Settled">How many keys of the ledger were settled as placed.</param>
    /// <param name="IsOpen">Whether calls with keys leave again; not if that was not asked for, or if the ledger has
    /// lost something again meanwhile.</param>
    public sealed record Done(int Conversations, int Stamps, int Settled, bool IsOpen) : Recovery;

    /// <summary>It is too early: the service may not show yet what left at that time.</summary>
    /// <param name="Until">When to try again.</param>
    public sealed record TooEarly(DateTimeOffset Until) : Recovery;

    /// <summary>Not every conversation could be read, or it is not proved that all are shown. The ledger stays closed,
    /// and needs a person.</summary>
    /// <param name="Reason">Why, and what to do.</param>
    public sealed record Incomplete(Diagnostic Reason) : Recovery;
}
