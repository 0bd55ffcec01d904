namespace Outdial.Sandbox;

/// <summary>A page of a listing: the published entity listing, with the links to its neighbours.</summary>
internal sealed record EntityListing<T>(
    IReadOnlyList<T> Entities,
    int PageSize,
    int PageNumber,
    int Total,
    int PageCount,
    string FirstUri,
    string? NextUri,
    string? PreviousUri,
    string LastUri,
    string SelfUri);
