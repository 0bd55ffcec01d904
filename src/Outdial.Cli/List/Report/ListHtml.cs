using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Outdial.Cli;

/// <summary>A list as one page: outcomes, calls over time, what was held back and why, and its rows, searchable. It
/// asks no other host for anything; numbers are masked.</summary>
internal static class ListHtml
{
    // A page of a million rows opens nowhere: the rest is counted, and in the CSV.
    private const int MostRows = 20_000;

    internal static async Task WriteAsync(
        TextWriter to,
        CallListEntry list,
        ImmutableSortedDictionary<ListRowState, long> counts,
        IAsyncEnumerable<ListRow> rows,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var page = new ListPage(MostRows);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            page.Add(row);
        }

        await to.WriteAsync(Head(list));
        await to.WriteAsync($"<h1>{Safe(list.Name)}</h1>");
        await to.WriteAsync(
            $"<p>{Safe(ListText.Word(list, counts))} · {Safe(list.Source ?? "no file named")} · " +
            $"{Safe(list.Service)} · as of <time>{ListText.Moment(now)}</time></p>");
        await to.WriteAsync(Tiles(counts));
        await to.WriteAsync(Verdicts(page));
        await to.WriteAsync(Hours(page));
        await to.WriteAsync(Held(page));
        await to.WriteAsync(Rows(page));
        await to.WriteAsync("</main></body></html>\n");
    }

    private static string Head(CallListEntry list) =>
        $"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
        <title>{Safe(list.Name)}: a list of calls</title>
        <style>{ListPageParts.Style}</style></head><body><main>
        """;

    private static string Tiles(ImmutableSortedDictionary<ListRowState, long> counts) =>
        "<section aria-label=\"Rows by state\" class=\"tiles\">" +
        string.Concat(ListText.States.Select(word => (word, Count: counts.GetValueOrDefault(ListText.State(word))))
            .Where(one => one.Count > 0)
            .Select(one => $"<div class=\"tile {one.word}\"><b>{Number(one.Count)}</b> {one.word}</div>")) +
        "</section>";

    private static string Verdicts(ListPage page) => page.Verdicts.Count == 0 ? "" :
        "<section><h2>How calls ended</h2><table class=\"bars\">" +
        string.Concat(page.Verdicts.OrderByDescending(one => one.Value).Select(one =>
            $"<tr><th scope=\"row\">{Safe(one.Key)}</th><td><meter min=\"0\" max=\"{page.Verdicts.Values.Max()}\" " +
            $"value=\"{one.Value}\"></meter></td><td>{Number(one.Value)}</td></tr>")) + "</table></section>";

    // A bar for each hour in which a call was placed, in the order of time.
    private static string Hours(ListPage page)
    {
        if (page.Hours.Count == 0)
        {
            return "";
        }

        var most = page.Hours.Values.Max();
        var bars = string.Concat(page.Hours.Select((hour, i) => string.Create(
            CultureInfo.InvariantCulture,
            $"<rect x=\"{i * 8}\" y=\"{100 - (100.0 * hour.Value / most):0.#}\" width=\"7\" ") + string.Create(
            CultureInfo.InvariantCulture,
            $"height=\"{100.0 * hour.Value / most:0.#}\"><title>{hour.Key:yyyy-MM-dd HH}:00 UTC: {hour.Value}") +
            "</title></rect>"));
        var width = page.Hours.Count * 8;
        return "<section><h2>Calls over time</h2><svg role=\"img\" aria-label=\"Calls in each hour\" " +
            $"viewBox=\"0 0 {width} 100\" preserveAspectRatio=\"none\">{bars}</svg><p>" +
            $"{page.Hours.Keys.First():yyyy-MM-dd HH}:00 to " +
            $"{page.Hours.Keys.Last():yyyy-MM-dd HH}:59 UTC; at most {Number(most)} calls in an hour. Hours " +
            "without a call are left out.</p></section>";
    }

    private static string Held(ListPage page) => page.Held.Count == 0 ? "" :
        "<section><h2>Held back, and why</h2><table><tr><th>Rule</th><th>Rows</th><th>First until (UTC)</th></tr>" +
        string.Concat(page.Held.Select(one =>
            $"<tr><td>{Safe(one.Key)} {Safe(Rules.Find(one.Key)?.Name ?? "")}</td><td>{Number(one.Value.Rows)}</td>" +
            $"<td>{ListText.Moment(one.Value.Due)}</td></tr>")) + "</table></section>";

    private static string Rows(ListPage page)
    {
        var data = JsonSerializer.Serialize(
            page.Rows.Select(ListPageRow.Of).ToArray(), ListPageJson.Default.ListPageRowArray);
        var more = page.Left == 0 ? "" : $"<p>{Number(page.Left)} more rows are not on this page.</p>";
        return $"""
            <section><h2>Rows</h2>
            <p><label>Search <input id="q" type="search" placeholder="row, number, rule …"></label>
            <label><input id="person" type="checkbox"> need a person</label> <span id="found" role="status"></span></p>
            <table id="rows"><thead><tr><th>Row</th><th>To</th><th>State</th><th>Ended as</th><th>Placed (UTC)</th>
            <th>Why</th><th>Conversation</th></tr></thead><tbody></tbody></table>{more}
            <script type="application/json" id="data">{data}</script><script>{ListPageParts.Script}</script></section>
            """;
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Safe(string text) => HtmlEncoder.Default.Encode(VisibleText.Of(text));
}
