namespace Outdial.Cli;

/// <summary>Takes the blocks of a list in their order, and writes it in another form.</summary>
internal interface IListOutput
{
    /// <summary>Takes what comes before the rows.</summary>
    /// <param name="head">Byte order mark, <c>sep=</c> and header.</param>
    /// <param name="hasHeader">Whether it ends with a row of names.</param>
    void Begin(ReadOnlySpan<byte> head, bool hasHeader);

    /// <summary>Takes what has not been reported of a block, with its changes.</summary>
    /// <param name="block">The block.</param>
    /// <param name="edits">The changes, in the order of the rows.</param>
    void Write(ListBlock block, IReadOnlyList<RowEdit> edits);

    /// <summary>Ends the list.</summary>
    void End();
}
