using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>The operations on users and their stations, and on one's own token.</summary>
internal sealed class UserEndpoints(
    SandboxOrganisation organisation, TokenStore tokens, ContractSelector contracts, SandboxLimits limits)
{
    /// <remarks>Imitated of what can be expanded: station, and authorization with the permissions alone.</remarks>
    public static ApiResponse Me(ApiRequest request) => new Resource(200, json =>
    {
        var expand = request.Received.Query("expand").Split(',');
        json.WriteStartObject();
        json.WriteString("id", request.User.Id);
        json.WriteString("name", request.User.Name);
        json.WriteString("email", request.User.Email);
        json.WriteString("username", request.User.Email);
        json.WriteString("state", "active");
        if (expand.Contains("station"))
        {
            json.WritePropertyName("station");
            WriteStations(json, request.User);
        }
        if (expand.Contains("authorization"))
        {
            json.WriteStartObject("authorization");
            json.WriteStartArray("permissions");
            foreach (var permission in request.User.Permissions)
                json.WriteStringValue(permission);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteString("selfUri", $"/api/v2/users/{request.User.Id}");
        json.WriteEndObject();
    });

    /// <remarks>Imitated is one criterion: a field <c>email</c> or <c>name</c>, of type EXACT.</remarks>
    public ApiResponse Search(ApiRequest request)
    {
        if (JsonBody.Read(request.Received, contracts.Default, limits, out var body) is { } refusal)
            return refusal;
        if (UserQuery.Read(body) is not { } query)
            return PlatformErrors.BadRequest("query is one criterion of type EXACT, with the field email or name.");
        var found = organisation.Users.Where(query.Matches).ToList();
        return new Resource(200, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("total", found.Count);
            json.WriteNumber("pageCount", 1);
            json.WriteStartArray("results");
            foreach (var user in found)
            {
                json.WriteStartObject();
                json.WriteString("id", user.Id);
                json.WriteString("name", user.Name);
                json.WriteString("email", user.Email);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    public ApiResponse Station(ApiRequest request)
    {
        if (organisation.User(request.Argument("userId")) is not { } user)
            return PlatformErrors.ResourceNotFound("No user has this id.");
        return new Resource(200, json => WriteStations(json, user));
    }

    public ApiResponse TokenInfo(ApiRequest request) => new Resource(200, json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("organization");
        json.WriteString("id", SandboxIdentity.Numbered(0));
        json.WriteString("name", organisation.Name);
        json.WriteEndObject();
        json.WriteStartArray("authorizedScope");
        foreach (var scope in request.Token.Client.Scopes)
            json.WriteStringValue(scope);
        json.WriteEndArray();
        json.WriteStartObject("OAuthClient");
        json.WriteString("id", request.Token.Client.Id);
        json.WriteString("name", request.Token.Client.Name);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>HEAD: whether the token is valid; that it came here says so.</summary>
    public static ApiResponse TokenIsValid(ApiRequest request) => new EmptyResponse(200);

    /// <remarks>DELETE is log-out.</remarks>
    public ApiResponse LogOut(ApiRequest request)
    {
        tokens.Revoke(request.Received.Authorization);
        return new EmptyResponse(200);
    }

    private static void WriteStations(Utf8JsonWriter json, SandboxUser user)
    {
        json.WriteStartObject();
        if (user.HasStation)
        {
            WriteStation(json, "associatedStation", user);
            WriteStation(json, "effectiveStation", user);
            WriteStation(json, "defaultStation", user);
        }
        json.WriteEndObject();
    }

    private static void WriteStation(Utf8JsonWriter json, string kind, SandboxUser user)
    {
        json.WriteStartObject(kind);
        json.WriteString("id", user.Id); // a station of the user's own
        json.WriteString("name", $"{user.Name}'s phone");
        json.WriteString("type", "inin_webrtc_softphone");
        json.WriteStartObject("associatedUser");
        json.WriteString("id", user.Id);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
