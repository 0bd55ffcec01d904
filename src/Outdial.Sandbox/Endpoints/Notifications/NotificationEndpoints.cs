using System.Collections.Immutable;
using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>The operations on notification channels and what they are subscribed to.</summary>
internal sealed class NotificationEndpoints(
    NotificationHub hub, SandboxOrganisation organisation, ContractSelector contracts, SandboxLimits limits)
{
    // Published as too.many.subscriptions; the number is from public descriptions of the service.
    private const int MaximumTopics = 1_000;

    public ApiResponse Open(ApiRequest request) => new JsonResponse<ChannelBody>(
        200, ChannelBody.Of(hub.Open(OwnerOf(request)), request.Received), ChannelJson.Default.ChannelBody);

    public ApiResponse List(ApiRequest request)
    {
        var channels = hub.OfOwner(OwnerOf(request));
        return new JsonResponse<EntityListing<ChannelBody>>(
            200,
            new Paging(Math.Max(25, channels.Length), 1).Of(
                channels, "/api/v2/notifications/channels", channel => ChannelBody.Of(channel, request.Received)),
            ChannelJson.Default.EntityListingChannelBody);
    }

    public ApiResponse Subscriptions(ApiRequest request) =>
        Find(request, out var channel) ?? (ApiResponse)Show(channel.Topics);

    public ApiResponse Replace(ApiRequest request) => Subscribe(request, keepsOld: false);

    public ApiResponse Add(ApiRequest request) => Subscribe(request, keepsOld: true);

    public ApiResponse Clear(ApiRequest request)
    {
        if (Find(request, out var channel) is { } missing)
            return missing;
        channel.Topics = [];
        return new EmptyResponse(200);
    }

    private ApiResponse Subscribe(ApiRequest request, bool keepsOld)
    {
        if (Find(request, out var channel) is { } missing)
            return missing;
        if (JsonBody.Read(request.Received, contracts.Default, limits, out var body, JsonValueKind.Array)
            is { } refusal)
            return refusal;
        var topics = ImmutableArray.CreateBuilder<NotificationTopic>();
        foreach (var element in body.EnumerateArray())
        {
            var name = element.ValueKind is JsonValueKind.Object && element.TryGetProperty("id", out var id)
                && id.ValueKind is JsonValueKind.String ? id.GetString()! : "";
            if (NotificationTopic.Parse(name) is not { } topic)
                return PlatformErrors.Other(400, "notification.invalid.topic",
                    $"'{name}' is not one of v2.users.ID.conversations[.calls], " +
                    "v2.routing.queues.ID.conversations[.calls].");
            if (Refuse(request, topic) is { } unauthorised)
                return unauthorised;
            topics.Add(topic);
        }
        var all = (keepsOld ? channel.Topics : []).Union(topics).ToImmutableArray();
        if (all.Length > MaximumTopics)
            return PlatformErrors.Other(400, "notification.subscription.too.many.subscriptions",
                $"A channel has {MaximumTopics} topics at most.");
        channel.Topics = all;
        return Show(all);
    }

    // That a user needs a permission for the calls of others is inferred from the published 403.
    private PlatformRefusal? Refuse(ApiRequest request, NotificationTopic topic)
    {
        var exists = topic.IsQueue
            ? organisation.Queues.Any(queue => queue.Id == topic.Id)
            : organisation.User(topic.Id) is not null;
        var own = request.Token.User is { } user && !topic.IsQueue && user.Id == topic.Id;
        return exists && (own || request.Token.Permits("conversation:communication:view"))
            ? null
            : PlatformErrors.Other(403, "notification.unauthorized.topic", exists
                ? "The bearer may not view others' conversations (conversation:communication:view)."
                : "No user or queue has the id of the topic.");
    }

    private PlatformRefusal? Find(ApiRequest request, out NotificationChannel channel)
    {
        var found = hub.Find(request.Argument("channelId"));
        channel = found!; // not used when there is a refusal
        return found is null || found.Owner != OwnerOf(request)
            ? PlatformErrors.ResourceNotFound(
                "No channel of the token's owner has this id; a newer channel may have replaced it.")
            : null;
    }

    // 20 for each user and application (official SDK).
    private static string OwnerOf(ApiRequest request) => $"{request.Token.Client.Id} {request.Token.User?.Id}";

    private static JsonResponse<TopicList> Show(ImmutableArray<NotificationTopic> topics) =>
        new(200, TopicList.Of(topics), ChannelJson.Default.TopicList);
}
