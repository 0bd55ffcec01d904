using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>The operations that show calls.</summary>
internal sealed class ReadEndpoints(ConversationStore calls, ContractSelector contracts)
{
    private const string CallsPath = "/api/v2/conversations/calls";

    public ApiResponse Get(ApiRequest request) => Show(request, CallConversation.Write);

    public ApiResponse GetNested(ApiRequest request) => Show(request, NestedConversation.Write);

    /// <remarks>The active calls of the logged-in user: those in which the user is a party that has not left.</remarks>
    public ApiResponse ListActive(ApiRequest request) => List(request, CallsPath, CallConversation.Write);

    /// <remarks>A client's token sees every active call, as in the history, and for the same reason.</remarks>
    public ApiResponse ListActiveNested(ApiRequest request) =>
        request.Received.Query("communicationType") is "" or "Call" or "call"
            ? List(request, "/api/v2/conversations", NestedConversation.Write)
            : new Paging(25, 1) { Filters = request.Received.Filters }
                .Of<Conversation>([], "/api/v2/conversations", NestedConversation.Write);

    /// <remarks>
    /// The ended and active calls of the logged-in user, the newest first, of the interval if there is one. That active
    /// ones are among them is the emulator's reading. A client's token, which is no user's, sees every call: the
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
        return paging.Of(found, $"{CallsPath}/history", CallHistoryConversation.Write);
    }

    public static ApiResponse MaximumParties(ApiRequest request) => new Resource(200, json =>
    {
        json.WriteStartObject();
        // The number of the service is not known.
        json.WriteNumber("maxParticipants", 100);
        json.WriteEndObject();
    });

    private ApiResponse Show(ApiRequest request, Action<Utf8JsonWriter, Conversation> write) =>
        calls.Find(request.Argument("conversationId")) is { } call
            ? new Resource(200, json => write(json, call))
            : contracts.Default.Refuse(RequestError.NoSuchConversation, "No call has this id; it may be forgotten.");

    private EntityListing<Conversation> List(
        ApiRequest request, string path, Action<Utf8JsonWriter, Conversation> write)
    {
        var user = request.Token.User?.Id;
        List<Conversation> active =
        [
            .. calls.All().Where(call => call.Legs.Any(leg => !leg.HasEnded && (user is null || leg.UserId == user))),
        ];
        // The operation takes no page: all of them are one.
        return new Paging(Math.Max(25, active.Count), 1) { Filters = request.Received.Filters }
            .Of(active, path, write);
    }

    private static bool IsParty(Conversation call, string userId) =>
        call.CallerId == userId || call.Legs.Any(leg => leg.UserId == userId);
}
