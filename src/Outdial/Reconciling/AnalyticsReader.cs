using System.Globalization;

namespace Outdial;

/// <summary>Lists the voice conversations of an organisation by their time, as analytics shows them: everybody's, and
/// without stamps.</summary>
internal sealed class AnalyticsReader(ServiceReader reader, TimeProvider time)
{
    private const int PageSize = 100;

    // A service may return pages without end: pages beyond the limit count as not read.
    private const int MostPages = 100;

    // A shorter interval is answered sooner, and whether the service takes a longer one is not known.
    private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(30);

    /// <summary>The conversations of a time.</summary>
    /// <returns>What was read, and why that is not all; null if it is.</returns>
    internal async Task<(List<ConversationSnapshot> Conversations, string? Failure)> ListAsync(
        DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var (analysed, ids) = (new List<ConversationSnapshot>(), new HashSet<string>(StringComparer.Ordinal));
        for (var page = 1; ; page++)
        {
            var reading = await QueryAsync(Interval(from, to), PageSize, page, cancellationToken)
                .ConfigureAwait(false);
            if (reading is not ServiceReading.Shown { Json: var json })
            {
                return (analysed, ((ServiceReading.Failed)reading).Why);
            }

            var items = JsonFields.Items(json, "conversations").ToList();
            analysed.AddRange(items.Select(ConversationSnapshots.Analysed).OfType<ConversationSnapshot>());
            if (items.Count < PageSize)
            {
                return (analysed, null);
            }

            var known = ids.Count;
            ids.UnionWith(items.Select(item => JsonFields.Text(item, "conversationId")).OfType<string>());
            if (page == MostPages || ids.Count == known)
            {
                return (analysed, page == MostPages ? "it has no end" : "its next page is one that was read");
            }
        }
    }

    /// <summary>Whether a conversation is shown that began after a moment: one from before it would be there
    /// too.</summary>
    internal async Task<bool> HasLaterAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow() + CallMatcher.Skew;
        var to = now - moment < LongestInterval ? now : moment + LongestInterval;
        return await QueryAsync(Interval(moment, to), 1, 1, cancellationToken).ConfigureAwait(false) is
            ServiceReading.Shown { Json: var json } && JsonFields.Items(json, "conversations").Any();
    }

    /// <summary>A time as the service reads it.</summary>
    internal static string Interval(DateTimeOffset from, DateTimeOffset to) => $"{Text(from)}/{Text(to)}";

    private Task<ServiceReading> QueryAsync(
        string interval, int pageSize, int page, CancellationToken cancellationToken) => reader.PostAsync(
            "/api/v2/analytics/conversations/details/query",
            string.Create(CultureInfo.InvariantCulture, $$"""
                {"interval":"{{interval}}","order":"asc","orderBy":"conversationStart",
                "paging":{"pageSize":{{pageSize}},"pageNumber":{{page}}},
                "segmentFilters":[{"type":"and","predicates":[
                {"type":"dimension","dimension":"mediaType","operator":"matches","value":"voice"}]}]}
                """),
            cancellationToken);

    private static string Text(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
