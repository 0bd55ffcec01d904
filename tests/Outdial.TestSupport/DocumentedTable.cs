namespace Outdial.TestSupport;

/// <summary>A table that a test writes into a page, between &lt;!-- NAME --&gt; and &lt;!-- /NAME --&gt;.</summary>
public static class DocumentedTable
{
    /// <summary>Says how the page differs, or null; with UPDATE_SNAPSHOTS=1 writes it.</summary>
    public static string? Difference(string page, string name, string table)
    {
        var (begin, end) = ($"<!-- {name} -->\n", $"<!-- /{name} -->\n");
        var text = File.ReadAllText(SourceTree.PathOf(page));
        var from = text.IndexOf(begin, StringComparison.Ordinal);
        var to = text.IndexOf(end, StringComparison.Ordinal);
        return from < 0 || to < from
            ? $"{page} has no place for the table {name}."
            : Approved.Difference(page, text[..(from + begin.Length)] + table + text[to..]);
    }
}
