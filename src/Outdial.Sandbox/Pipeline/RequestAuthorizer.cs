using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Outdial.Sandbox;

/// <summary>Checks token, rate, user, scope and permission, in this order.</summary>
/// <remarks>
/// The order is the sandbox's own: the sources list the errors without an order. Scopes limit what users' tokens may
/// do; those of clients are limited by their roles (published SDK), except under the guide, which knows scopes only.
/// </remarks>
internal sealed class RequestAuthorizer(TokenStore tokens, ContractSelector contracts, SandboxLimits limits)
{
    /// <summary>Middleware: lets an authorized request through, with its token as a feature, or refuses it.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ApiOperation>() is not { } operation)
            return next(context); // a token request, or a path that does not exist
        var exchange = Exchange.Of(context);
        exchange.Response = Refuse(exchange.Request!, operation, out var token);
        if (exchange.Response is not null)
            return Task.CompletedTask;
        context.Features.Set(token);
        return next(context);
    }

    private ApiResponse? Refuse(ReceivedRequest request, ApiOperation operation, out AccessToken? token)
    {
        var fault = tokens.Read(request.Authorization, request.Skew, out token);
        // An expired token still selects the contract of the error.
        var contract = ContractOf(operation, token);
        if (fault is { } wrong)
            return contract.Refuse(wrong, TextOf(wrong));
        return RefuseRate(request, token!, contract) ?? RefuseRight(operation, token!, contract);
    }

    /// <summary>The contract of the response: the token's, where the operation belongs to both.</summary>
    private ICallContract ContractOf(ApiOperation operation, AccessToken? token) =>
        operation.SpeaksEitherContract ? token?.Contract ?? contracts.Default : contracts.Default;

    private ApiResponse? RefuseRate(ReceivedRequest request, AccessToken token, ICallContract contract)
    {
        if (limits.RequestsPerMinute is not { } allowed)
            return null;
        var rate = token.Window.Count(request.When, allowed);
        request.Rate = rate;
        return rate.IsExceeded
            ? contract.Throttle(rate, limits.SendsRetryAfter)
            : null;
    }

    private static ApiResponse? RefuseRight(ApiOperation operation, AccessToken token, ICallContract contract)
    {
        if (contract is GuideContract)
            return operation.GuideScope is { } needed && !(token.User is not null || token.HasScope(needed))
                ? contract.Refuse(RequestError.MissingScope, $"The client lacks the scope {needed}.")
                : null;
        if (operation.UsersOnly && token.User is null)
            return PlatformErrors.NotAUser("The token is a client's. Sign a user in, or call on behalf of a user.");
        if (token.User is not null && operation.Scopes is [var scope, ..] && !operation.Scopes.Any(token.HasScope))
            return PlatformErrors.MissingScope(scope, $"The client of the user's token lacks the scope {scope}.");
        if (operation.AnyPermission.Length > 0 && !operation.AnyPermission.Any(token.Permits))
            return PlatformErrors.MissingAnyPermission(operation.AnyPermission, "The bearer has none of them.");
        if (!operation.AllPermissions.All(token.Permits))
            return PlatformErrors.MissingPermissions(
                [.. operation.AllPermissions.Where(permission => !token.Permits(permission))],
                "The bearer lacks them.");
        return null;
    }

    private static string TextOf(RequestError fault) => fault switch
    {
        RequestError.NoToken => "There is no Authorization header with a bearer token.",
        RequestError.UnknownToken => "The bearer token is not one that this sandbox issued, or it was removed.",
        RequestError.ExpiredToken => "The bearer token has expired.",
        _ => throw new UnreachableException(),
    };
}
