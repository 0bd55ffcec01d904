namespace Outdial.Sandbox;

/// <summary>
/// POST analytics/conversations/details/query: past calls, some time after they were placed.
/// </summary>
/// <remarks>
/// How long the service takes to list a call is not known: here <see cref="SandboxOptions.AnalyticsDelay"/>. A listed
/// call is shown in its current state. It shows no attributes: the published answer is made of
/// AnalyticsConversationWithoutAttributes.
/// </remarks>
internal sealed class AnalyticsEndpoint(
    ConversationStore calls, SandboxClock clock, ContractSelector contracts, SandboxOptions options)
{
    public ApiResponse Query(ApiRequest request)
    {
        if (JsonBody.Read(request.Received, contracts.Default, options.Limits, out var body) is { } refusal)
            return refusal;
        if (DetailsQuery.Read(body, out var query) is { } wrong)
            return PlatformErrors.BadRequest(wrong);
        var known = clock.Now - options.AnalyticsDelay;
        var found = calls.All().Where(call => call.Created <= known && query!.Matches(call)).ToList();
        if (query!.IsDescending)
            found.Reverse();
        var page = found.Skip((int)Math.Min(found.Count, (query.Paging.Number - 1L) * query.Paging.Size))
            .Take(query.Paging.Size).Select(DetailsResult.DetailsConversation.Of);
        return new JsonResponse<DetailsResult>(
            200, new DetailsResult([.. page], found.Count), DetailsJson.Default.DetailsResult);
    }
}
