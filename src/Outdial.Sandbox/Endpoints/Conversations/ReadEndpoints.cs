using System.Text.Json.Serialization.Metadata;

namespace Outdial.Sandbox;

/// <summary>The operations that show calls.</summary>
internal sealed class ReadEndpoints(ConversationStore calls, ContractSelector contracts)
{
    private const string CallsPath = "/api/v2/conversations/calls";

    public ApiResponse Get(ApiRequest request) =>
        Show(request, CallConversation.Of, ConversationsJson.Default.CallConversation);

    public ApiResponse GetNested(ApiRequest request) =>
        Show(request, NestedConversation.Of, ConversationsJson.Default.NestedConversation);

    /// <remarks>The active calls of the logged-in user: those in which the user is a party that has not left.</remarks>
    public ApiResponse ListActive(ApiRequest request) => new JsonResponse<EntityListing<CallConversation>>(
        200,
        OnePage(request, Active(request), CallsPath, CallConversation.Of),
        ConversationsJson.Default.EntityListingCallConversation);

    /// <remarks>A client's token sees every active call, as in the history, and for the same reason.</remarks>
    public ApiResponse ListActiveNested(ApiRequest request)
    {
        var isOfCalls = request.Received.Query("communicationType") is "" or "Call" or "call";
        return new JsonResponse<EntityListing<NestedConversation>>(
            200,
            OnePage(request, isOfCalls ? Active(request) : [], "/api/v2/conversations", NestedConversation.Of),
            ConversationsJson.Default.EntityListingNestedConversation);
    }

    /// <remarks>
    /// The ended and active calls of the logged-in user, the newest first, of the interval if there is one. That active
    /// ones are among them is the sandbox's reading. A client's token, which is no user's, sees every call: the
    /// operation does not list not.a.user, and what it then shows is not known.
    /// </remarks>
    public ApiResponse History(ApiRequest request)
    {
        const int largest = 50;
        if (Paging.Read(request.Received, largest, out var paging) is { } refusal)
            return refusal;
        var text = request.Received.Query("interval");
        var interval = TimeInterval.Parse(text);
        if (text.Length > 0 && interval is null)
            return PlatformErrors.InvalidQuery("interval is two times with '/' between.");
        var user = request.Token.User?.Id;
        List<Conversation> found =
        [
            .. calls.All()
                .Where(call => user is null || IsParty(call, user))
                .Where(call => interval is not { } within || within.Contains(call.Created))
                .Reverse(),
        ];
        return new JsonResponse<EntityListing<CallHistoryConversation>>(
            200,
            paging.Of(found, $"{CallsPath}/history", CallHistoryConversation.Of),
            ConversationsJson.Default.EntityListingCallHistoryConversation);
    }

    // The number of the service is not known.
    public static ApiResponse MaximumParties(ApiRequest request) => new JsonResponse<MaximumParties>(
        200, new MaximumParties(100), ConversationsJson.Default.MaximumParties);

    private ApiResponse Show<T>(ApiRequest request, Func<Conversation, T> write, JsonTypeInfo<T> type) =>
        calls.Find(request.Argument("conversationId")) is { } call
            ? new JsonResponse<T>(200, write(call), type)
            : contracts.Default.Refuse(
                RequestError.NoSuchConversation, "No call has this id; it may have been removed.");

    private List<Conversation> Active(ApiRequest request)
    {
        var user = request.Token.User?.Id;
        return
        [
            .. calls.All().Where(call => call.Legs.Any(leg => !leg.HasEnded && (user is null || leg.UserId == user))),
        ];
    }

    // The operation takes no page: all of them are one.
    private static EntityListing<T> OnePage<T>(
        ApiRequest request, List<Conversation> active, string path, Func<Conversation, T> write) =>
        new Paging(Math.Max(25, active.Count), 1) { Filters = request.Received.Filters }.Of(active, path, write);

    private static bool IsParty(Conversation call, string userId) =>
        call.CallerId == userId || call.Legs.Any(leg => leg.UserId == userId);
}
