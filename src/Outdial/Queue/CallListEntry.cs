namespace Outdial;

/// <summary>A list of calls, as its ledger knows it.</summary>
public sealed record CallListEntry
{
    /// <summary>Its name: 1 to 64 of the characters a-z, A-Z, 0-9, '.', '_' and '-'.</summary>
    public required string Name { get; init; }

    /// <summary>How far it has come.</summary>
    public CallListState State { get; init; }

    /// <summary>What holds its rows back, beside the gates of the ledger.</summary>
    public CallGates Gates { get; init; } = CallGates.None;

    /// <summary>The API's address: a list is placed where it was imported for.</summary>
    public required string Service { get; init; }

    /// <summary>The contract under which its rows are placed.</summary>
    public required Contract Contract { get; init; }

    /// <summary>How it is placed, as JSON; the ledger does not read it.</summary>
    public required string Settings { get; init; }

    /// <summary>Where its rows come from, such as a file's name; null if that was not said.</summary>
    public string? Source { get; init; }

    /// <summary>Digests of all that was imported, with blanks between them, to know it by; null if it has
    /// none.</summary>
    public string? SourceDigest { get; init; }

    /// <summary>When it was first imported.</summary>
    public DateTimeOffset Created { get; init; }
}
