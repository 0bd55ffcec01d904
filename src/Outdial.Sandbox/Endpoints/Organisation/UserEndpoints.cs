namespace Outdial.Sandbox;

/// <summary>The operations on users and their stations, and on one's own token.</summary>
internal sealed class UserEndpoints(
    SandboxOrganisation organisation, TokenStore tokens, ContractSelector contracts, SandboxLimits limits)
{
    /// <remarks>Imitated of what can be expanded: station, and authorization with the permissions alone.</remarks>
    public static ApiResponse Me(ApiRequest request) => new JsonResponse<UserBody>(
        200,
        UserBody.Of(request.User, request.Received.Query("expand").Split(',')),
        OrganisationJson.Default.UserBody);

    /// <remarks>Imitated is one criterion: a field <c>email</c> or <c>name</c>, of type EXACT.</remarks>
    public ApiResponse Search(ApiRequest request)
    {
        if (JsonBody.Read(request.Received, contracts.Default, limits, out var body) is { } refusal)
            return refusal;
        if (UserQuery.Read(body) is not { } query)
            return PlatformErrors.BadRequest("query is one criterion of type EXACT, with the field email or name.");
        List<UserSearchResults.User> found =
        [
            .. organisation.Users.Where(query.Matches)
                .Select(user => new UserSearchResults.User(user.Id, user.Name, user.Email)),
        ];
        return new JsonResponse<UserSearchResults>(
            200, new UserSearchResults(found.Count, 1, found), OrganisationJson.Default.UserSearchResults);
    }

    public ApiResponse Station(ApiRequest request) => organisation.User(request.Argument("userId")) is { } user
        ? new JsonResponse<UserStations>(200, UserStations.Of(user), OrganisationJson.Default.UserStations)
        : PlatformErrors.ResourceNotFound("No user has this id.");

    public ApiResponse TokenInfo(ApiRequest request) => new JsonResponse<TokenInfo>(
        200,
        new TokenInfo(
            new TokenInfo.Named(SandboxIdentity.Numbered(0), organisation.Name),
            request.Token.Client.Scopes,
            new TokenInfo.Named(request.Token.Client.Id, request.Token.Client.Name)),
        OrganisationJson.Default.TokenInfo);

    /// <summary>HEAD: whether the token is valid; a request that reaches this point has a valid one.</summary>
    public static ApiResponse TokenIsValid(ApiRequest request) => new EmptyResponse(200);

    /// <remarks>DELETE is log-out.</remarks>
    public ApiResponse LogOut(ApiRequest request)
    {
        tokens.Revoke(request.Received.Authorization);
        return new EmptyResponse(200);
    }
}
