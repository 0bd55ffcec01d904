using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>The look-ups by name: queues, skills, languages, wrap-up codes.</summary>
internal sealed class RoutingEndpoints(SandboxOrganisation organisation)
{
    // The largest page of these listings is not known; this is the sandbox's own.
    private const int LargestPage = 500;

    /// <remarks>
    /// A leading or trailing <c>*</c> in the name stands for anything, and a page has a code of its own (published).
    /// </remarks>
    public ApiResponse Queues(ApiRequest request) =>
        List(request, organisation.Queues, "/api/v2/routing/queues/", ByStars, "invalid.page.number");

    /// <remarks>Of which queues the user is a member is not modelled: of all.</remarks>
    public ApiResponse MyQueues(ApiRequest request) =>
        List(request, organisation.Queues, "/api/v2/routing/queues/", ByStars);

    /// <remarks>Every code is a code of every queue.</remarks>
    public ApiResponse QueueWrapUpCodes(ApiRequest request) =>
        organisation.Queues.Any(queue => queue.Id == request.Argument("queueId"))
            ? List(request, organisation.WrapUpCodes, "/api/v2/routing/wrapupcodes/", ByStart)
            : PlatformErrors.ResourceNotFound("No queue has this id.");

    /// <remarks>The name is the beginning of a skill's name (published).</remarks>
    public ApiResponse Skills(ApiRequest request) =>
        List(request, organisation.Skills, "/api/v2/routing/skills/", ByStart);

    /// <remarks>How the name is compared is not known for languages and wrap-up codes: as for skills.</remarks>
    public ApiResponse Languages(ApiRequest request) =>
        List(request, organisation.Languages, "/api/v2/routing/languages/", ByStart);

    public ApiResponse WrapUpCodes(ApiRequest request) =>
        List(request, organisation.WrapUpCodes, "/api/v2/routing/wrapupcodes/", ByStart);

    private static ApiResponse List(
        ApiRequest request,
        ImmutableArray<SandboxEntity> all,
        string path,
        Func<string, string, bool> matches,
        string pageNumberCode = PlatformErrors.InvalidQueryCode)
    {
        if (Paging.Read(request.Received, LargestPage, out var paging, pageNumberCode) is { } refusal)
            return refusal;
        var name = request.Received.Query("name");
        List<SandboxEntity> found = [.. all.Where(entity => name.Length == 0 || matches(entity.Name, name))];
        return new JsonResponse<EntityListing<NamedEntity>>(
            200,
            paging.Of(found, path.TrimEnd('/'), entity => NamedEntity.Of(entity, path)),
            OrganisationJson.Default.EntityListingNamedEntity);
    }

    private static bool ByStart(string name, string pattern) =>
        name.StartsWith(pattern, StringComparison.OrdinalIgnoreCase);

    private static bool ByStars(string name, string pattern) => (pattern.StartsWith('*'), pattern.EndsWith('*')) switch
    {
        (true, true) => name.Contains(pattern.Trim('*'), StringComparison.OrdinalIgnoreCase),
        (true, false) => name.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase),
        (false, true) => name.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase),
        _ => name.Equals(pattern, StringComparison.OrdinalIgnoreCase),
    };
}
