using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;

namespace Outdial.Sandbox;

/// <summary>The operations that are imitated. Permissions, scopes and refused tokens are the published ones.</summary>
internal sealed class EndpointCatalog(
    CallEndpoints place,
    ReadEndpoints read,
    ChangeEndpoints change,
    RoutingEndpoints routing,
    UserEndpoints users,
    AnalyticsEndpoint analytics,
    NotificationEndpoints notifications)
{
    private const string Calls = "/api/v2/conversations/calls";
    private const string Leg = $"{Calls}/{{conversationId}}/participants/{{participantId}}";
    private const string Communication = $"{Leg}/communications/{{communicationId}}";
    private const string Channels = "/api/v2/notifications/channels";
    private const string Published = "published (swagger)";

    private static readonly ImmutableArray<string> Write = ["conversations"];
    private static readonly ImmutableArray<string> Read = ["conversations", "conversations:readonly"];
    private static readonly ImmutableArray<string> Routing = ["routing", "routing:readonly"];

    public ImmutableArray<ApiOperation> All { get; } =
    [
        new("POST", Calls, place.Create)
        {
            AnyPermission = ["conversation:conference:add"], Scopes = Write, UsersOnly = true,
            SpeaksEitherContract = true, GuideScope = "conversation:call:write",
            Known = "guide; published (swagger). Whether one-to-one calls need the permission is not known.",
        },
        new("GET", Calls, read.ListActive) { Scopes = Read, UsersOnly = true, Known = Published },
        new("GET", $"{Calls}/history", read.History)
        {
            Scopes = Read,
            Known = $"{Published}: `CallHistoryConversation`, without states and attributes. What a client's own " +
                "token sees is not known: here every call.",
        },
        new("GET", $"{Calls}/maximumconferenceparties", ReadEndpoints.MaximumParties)
        {
            Scopes = Read, Known = $"{Published}. The number is not known: here 100.",
        },
        new("POST", $"{Calls}/user/{{userId}}", place.CreateOnBehalf)
        {
            AnyPermission = ["conversation:agentlessCall:add", "conversation:call:add"], Scopes = Write,
            Known = $"{Published}. That clients' tokens are accepted is inferred from `not.a.user` not being listed.",
        },
        new("GET", $"{Calls}/{{conversationId}}", read.Get)
        {
            Scopes = Read, GuideScope = "conversation:call:view", Known = Published,
        },
        new("PATCH", $"{Calls}/{{conversationId}}", change.Change)
        {
            AnyPermission = ["conversation:communication:disconnect"], Scopes = Write, UsersOnly = true,
            Known = $"{Published}. Only `{{\"state\":\"disconnected\"}}` is imitated.",
        },
        new("PATCH", Leg, change.ChangeLeg)
        {
            AnyPermission =
            [
                "conversation:participant:wrapup", "conversation:call:record", "conversation:communication:disconnect",
            ],
            Scopes = Write, UsersOnly = true,
            Known = $"{Published}. `state`, `held` and `muted` are imitated.",
        },
        new("PATCH", $"{Leg}/attributes", change.SetAttributes) { Scopes = Write, Known = Published },
        new("GET", $"{Leg}/wrapup", change.GetWrapUp) { Scopes = Read, Known = Published },
        new("GET", $"{Leg}/wrapupcodes", change.ListWrapUpCodes)
        {
            Scopes = Read, Known = $"{Published}. Every code is a code of every call.",
        },
        new("PATCH", Communication, change.ChangeCommunication) { Scopes = Write, UsersOnly = true, Known = Published },
        new("POST", $"{Communication}/wrapup", change.SetWrapUp)
        {
            AllPermissions = ["conversation:participant:wrapup"], Scopes = Write,
            Known = $"{Published}. Whether an unknown code is refused is not known: here it is accepted.",
        },
        new("GET", $"{Communication}/wrapup", change.GetWrapUp) { Scopes = Read, Known = Published },
        new("GET", "/api/v2/conversations", read.ListActiveNested)
        {
            Scopes = Read,
            Known = $"{Published}. What a client's own token sees is not known: here every active call.",
        },
        new("GET", "/api/v2/conversations/{conversationId}", read.GetNested)
        {
            AllPermissions = ["conversation:communication:view"], Scopes = Read, Known = Published,
        },
        new("POST", "/api/v2/conversations/{conversationId}/disconnect", change.HangUpAll)
        {
            AllPermissions = ["conversation:communication:disconnect"], Scopes = Write,
            Known = $"{Published}. The text of the string is not known.",
        },
        new("POST", "/api/v2/analytics/conversations/details/query", analytics.Query)
        {
            AnyPermission = ["analytics:conversationDetail:view", "analytics:agentConversationDetail:view"],
            Scopes = ["analytics", "analytics:readonly"],
            Known = $"{Published}. The delay is not known: here it is a setting. Some dimensions, and the operators " +
                "`matches` and `exists`, are imitated.",
        },
        new("GET", "/api/v2/routing/queues", routing.Queues)
        {
            AllPermissions = ["routing:queue:view"], Scopes = Routing, Known = Published,
        },
        new("GET", "/api/v2/routing/queues/me", routing.MyQueues)
        {
            Scopes = Routing, UsersOnly = true, Known = Published,
        },
        new("GET", "/api/v2/routing/queues/{queueId}/wrapupcodes", routing.QueueWrapUpCodes)
        {
            AllPermissions = ["routing:queue:view"], Scopes = Routing, Known = Published,
        },
        new("GET", "/api/v2/routing/skills", routing.Skills)
        {
            AllPermissions = ["routing:skill:view"], Scopes = Routing, Known = Published,
        },
        new("GET", "/api/v2/routing/languages", routing.Languages) { Scopes = Routing, Known = Published },
        new("GET", "/api/v2/routing/wrapupcodes", routing.WrapUpCodes)
        {
            AllPermissions = ["routing:wrapupCode:view"], Scopes = Routing, Known = Published,
        },
        new("GET", "/api/v2/users/me", UserEndpoints.Me)
        {
            Scopes = ["user-basic-info", "users", "users:readonly"], UsersOnly = true,
            Known = $"{Published}; `expand=station,authorization`, of the latter the permissions",
        },
        new("POST", "/api/v2/users/search", users.Search)
        {
            AnyPermission = ["directory:user:view"], Scopes = ["users", "users:readonly"],
            Known = "vendor's SDK documentation (SearchApi). One criterion of type EXACT is imitated.",
        },
        new("GET", "/api/v2/users/{userId}/station", users.Station)
        {
            AllPermissions = ["telephony:otherStationAssociation:view"], Scopes = ["users", "users:readonly"],
            Known = $"{Published}. Every user has a separate station, or none.",
        },
        new("GET", "/api/v2/tokens/me", users.TokenInfo) { Scopes = ["user-basic-info"], Known = Published },
        new("HEAD", "/api/v2/tokens/me", UserEndpoints.TokenIsValid)
        {
            Scopes = ["user-basic-info"], Known = Published,
        },
        new("DELETE", "/api/v2/tokens/me", users.LogOut)
        {
            Scopes = ["user-basic-info"], Known = Published,
        },
        new("POST", Channels, notifications.Open) { Scopes = ["notifications"], Known = Published },
        new("GET", Channels, notifications.List) { Scopes = ["notifications"], Known = Published },
        new("GET", $"{Channels}/{{channelId}}/subscriptions", notifications.Subscriptions)
        {
            Scopes = ["notifications"], Known = Published,
        },
        new("PUT", $"{Channels}/{{channelId}}/subscriptions", notifications.Replace)
        {
            Scopes = ["notifications"], Known = Published,
        },
        new("POST", $"{Channels}/{{channelId}}/subscriptions", notifications.Add)
        {
            Scopes = ["notifications"], Known = Published,
        },
        new("DELETE", $"{Channels}/{{channelId}}/subscriptions", notifications.Clear)
        {
            Scopes = ["notifications"], Known = Published,
        },
    ];

    public static EndpointCatalog For(SandboxState state) => new(
        new CallEndpoints(
            state.Calls,
            state.Phones,
            state.TransientFailures,
            state.Contracts,
            state.SecretRedactor,
            state.Options),
        new ReadEndpoints(state.Calls, state.Contracts),
        new ChangeEndpoints(state.Calls, state.Contracts, state.Options),
        new RoutingEndpoints(state.Organisation),
        new UserEndpoints(state.Organisation, state.Tokens, state.Contracts, state.Options.Limits),
        new AnalyticsEndpoint(state.Calls, state.Clock, state.Contracts, state.Options),
        new NotificationEndpoints(state.Notifications, state.Organisation, state.Contracts, state.Options.Limits));

    /// <summary>Maps the operations of a contract: the guide describes few.</summary>
    public void MapTo(ExactRoutes routes, SandboxContract contract)
    {
        foreach (var operation in All)
            if (contract is not SandboxContract.Guide || operation.GuideScope is not null)
                routes.Map(operation.Method, operation.Path, request => operation.Handle(ApiRequest.Of(request)))
                    .WithMetadata(operation);
    }
}
