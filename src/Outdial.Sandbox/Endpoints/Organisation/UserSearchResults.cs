namespace Outdial.Sandbox;

/// <summary>The published UsersSearchResponse.</summary>
internal sealed record UserSearchResults(int Total, int PageCount, IReadOnlyList<UserSearchResults.User> Results)
{
    internal sealed record User(string Id, string Name, string Email);
}
