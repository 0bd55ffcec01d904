using System.Collections.Immutable;
using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>A query of conversation details: an interval, and filters on conversations and on their segments.</summary>
internal sealed record DetailsQuery
{
    public required TimeInterval Interval { get; init; }

    public required bool IsDescending { get; init; }

    public required Paging Paging { get; init; }

    public required ImmutableArray<DetailsFilter> ConversationFilters { get; init; }

    public required ImmutableArray<DetailsFilter> SegmentFilters { get; init; }

    /// <returns>What is wrong, as a sentence; null if it is a query.</returns>
    public static string? Read(JsonElement body, out DetailsQuery? query)
    {
        query = null;
        if (body.Text("interval") is not { } text || TimeInterval.Parse(text) is not { } interval)
            return "interval is required, and is two times with '/' between.";
        if (DetailsFilter.ReadAll(body, "conversationFilters", out var conversations) is { } wrong)
            return wrong;
        if (DetailsFilter.ReadAll(body, "segmentFilters", out var segments) is { } alsoWrong)
            return alsoWrong;
        var paging = body.TryGetProperty("paging", out var given) && given.ValueKind is JsonValueKind.Object
            ? new Paging(given.Whole("pageSize") ?? 25, given.Whole("pageNumber") ?? 1)
            : new Paging(25, 1);
        if (paging.Size is < 1 or > 100 || paging.Number < 1)
            return "paging has a pageSize from 1 to 100 and a pageNumber from 1.";
        query = new DetailsQuery
        {
            Interval = interval,
            IsDescending = body.Text("order") == "desc",
            Paging = paging,
            ConversationFilters = conversations,
            SegmentFilters = segments,
        };
        return null;
    }

    public bool Matches(Conversation call) =>
        Interval.Contains(call.Created)
        && ConversationFilters.All(filter => filter.Matches(dimension => DetailsDimensions.Of(call, dimension)))
        // One leg must match every segment filter.
        && (SegmentFilters.IsEmpty || call.Legs.Any(leg =>
            SegmentFilters.All(filter => filter.Matches(dimension => DetailsDimensions.Of(call, leg, dimension)))));
}
