namespace Outdial;

/// <summary>One entry of the service's <c>details</c>: what is wrong with which field.</summary>
/// <param name="ErrorCode">The service's code, or null.</param>
/// <param name="FieldName">The field of the request, or null.</param>
/// <param name="EntityId">The id it is about, or null.</param>
/// <param name="EntityName">The name it is about, or null.</param>
public sealed record FieldDetail(string? ErrorCode, string? FieldName, string? EntityId, string? EntityName);
