using System.Globalization;

namespace Outdial.Sandbox;

/// <summary>The requested page of a listing.</summary>
internal readonly record struct Paging(int Size, int Number)
{
    // The published default of entity listings.
    private const int DefaultSize = 25;

    /// <summary>The rest of the query, which the links to other pages repeat.</summary>
    public string Filters { get; init; } = "";

    /// <summary>Reads <c>pageSize</c> and <c>pageNumber</c>.</summary>
    /// <remarks>
    /// invalid.query.param.value is published; that it is the answer to these values is the sandbox's reading.
    /// </remarks>
    public static ApiResponse? Read(
        ReceivedRequest request,
        int largest,
        out Paging paging,
        string numberCode = PlatformErrors.InvalidQueryCode)
    {
        paging = default;
        if (Whole(request.Query("pageSize"), DefaultSize) is not { } size || size > largest)
            return PlatformErrors.InvalidQuery($"pageSize is a number from 1 to {largest}.");
        if (Whole(request.Query("pageNumber"), 1) is not { } number)
            return PlatformErrors.Other(400, numberCode, "pageNumber is a number from 1.");
        paging = new Paging(size, number) { Filters = request.Filters };
        return null;
    }

    /// <summary>The page of a list, each entity as it is written.</summary>
    public EntityListing<T> Of<TSource, T>(IReadOnlyList<TSource> all, string path, Func<TSource, T> write)
    {
        var first = (int)Math.Min(all.Count, (long)(Number - 1) * Size);
        var count = (all.Count + Size - 1) / Size;
        return new EntityListing<T>(
            [.. all.Skip(first).Take(Size).Select(write)],
            Size,
            Number,
            all.Count,
            count,
            FirstUri: UriOf(path, 1),
            NextUri: Number < count ? UriOf(path, Number + 1) : null,
            PreviousUri: Number > 1 ? UriOf(path, Number - 1) : null,
            LastUri: UriOf(path, Math.Max(1, count)),
            SelfUri: UriOf(path, Number));
    }

    private string UriOf(string path, int page) => string.Create(
        CultureInfo.InvariantCulture, $"{path}?pageSize={Size}&pageNumber={page}{Filters}");

    private static int? Whole(string text, int otherwise) =>
        text.Length == 0 ? otherwise
        : PlainText.Whole(text) is > 0 and var number ? number
        : null;
}
