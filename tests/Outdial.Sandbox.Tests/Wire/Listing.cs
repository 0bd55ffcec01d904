using System.Text.Json;

namespace Outdial.Sandbox.Tests;

/// <summary>A page of an entity listing; reading it fails the test if it has not the published shape.</summary>
internal sealed record Listing(
    List<JsonElement> Entities, int PageSize, int PageNumber, int Total, int PageCount, string? Next)
{
    public IEnumerable<string> Names => Entities.Select(entity => entity.GetProperty("name").ToString());

    public IEnumerable<string> Ids => Entities.Select(entity => entity.GetProperty("id").ToString());

    public static Listing Of(Reply reply)
    {
        Assert.True(reply.Status == 200, reply.Text);
        var members = reply.Json.EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
        var (number, count) = (members["pageNumber"].GetInt32(), members["pageCount"].GetInt32());
        string[] neighbours = [.. number < count ? ["nextUri"] : Array.Empty<string>(),
            .. number > 1 ? ["previousUri"] : Array.Empty<string>()];
        Assert.Equal(
            [
                "entities", "pageSize", "pageNumber", "total", "pageCount", "firstUri", .. neighbours,
                "lastUri", "selfUri",
            ],
            reply.Json.EnumerateObject().Select(member => member.Name));
        var (size, total) = (members["pageSize"].GetInt32(), members["total"].GetInt32());
        Assert.Equal((total + size - 1) / size, count);
        return new Listing(
            [.. members["entities"].EnumerateArray()], size, number, total, count,
            members.TryGetValue("nextUri", out var next) ? next.GetString() : null);
    }

    /// <summary>Every entity of every page, from link to link.</summary>
    public static async Task<List<JsonElement>> FollowAsync(Session session, string path, string token)
    {
        var all = new List<JsonElement>();
        for (string? next = path; next is not null;)
        {
            var listing = Of(await session.GetAsync(next, token));
            all.AddRange(listing.Entities);
            next = listing.Next;
        }
        return all;
    }
}
