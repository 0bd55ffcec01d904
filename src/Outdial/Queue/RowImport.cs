namespace Outdial.Extensibility;

/// <summary>What came of importing a row: one of a closed set.</summary>
public abstract record RowImport
{
    private RowImport()
    {
    }

    /// <summary>It is new.</summary>
    public sealed record Added : RowImport;

    /// <summary>The list has the row, and it says the same.</summary>
    public sealed record Same : RowImport;

    /// <summary>Another row of the same source has its key.</summary>
    /// <param name="Position">That row.</param>
    public sealed record Duplicate(long Position) : RowImport;

    /// <summary>The list has another row of its key.</summary>
    /// <param name="Body">The call of that row, as text; null once it is over and the text is no longer kept.</param>
    public sealed record Conflict(string? Body) : RowImport;
}
