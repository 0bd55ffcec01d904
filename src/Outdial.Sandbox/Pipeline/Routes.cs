using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace Outdial.Sandbox;

/// <summary>Finds the operation of a request, and asks it.</summary>
internal sealed class Routes(
    TokenEndpoint tokens,
    SignInEndpoint signIn,
    ImmutableArray<ApiOperation> operations,
    RequestAuthorizer authorizer,
    ContractSelector contracts)
{
    // By the number of slashes, which is quick and leaves few to compare.
    private readonly ILookup<int, ApiOperation> _byLength = operations.ToLookup(one => one.Path.Count(c => c == '/'));

    public ApiResponse ApiResponse(ReceivedRequest request) => request.Segments switch
    {
        ["oauth", "token"] => request.Method == HttpMethods.Post
            ? tokens.Grant(request)
            : WrongMethod(HttpMethods.Post),
        ["oauth", "authorize"] => request.Method == HttpMethods.Get ? signIn.Show(request)
            : request.Method == HttpMethods.Post ? signIn.Decide(request)
            : WrongMethod($"{HttpMethods.Get}, {HttpMethods.Post}"),
        _ => Ask(request),
    };

    private ApiResponse Ask(ReceivedRequest request)
    {
        List<string>? others = null;
        foreach (var operation in _byLength[request.Segments.Length])
        {
            if (operation.Match(request.Segments) is not { } arguments)
                continue;
            if (operation.Method != request.Method)
                (others ??= []).Add(operation.Method);
            else
                return authorizer.Refuse(request, operation, out var token)
                    ?? operation.Handle(new ApiRequest(request, token!, arguments));
        }
        // Before any look at the token: which of the two the service checks first is not known.
        return others is null
            ? contracts.Default.Refuse(RequestError.NoSuchPath, "The emulator imitates no operation at this path.")
            : WrongMethod(string.Join(", ", others.Distinct()));
    }

    private ApiResponse WrongMethod(string allowed) =>
        contracts.Default.Refuse(RequestError.WrongMethod, $"Only {allowed} is imitated here.") with
        {
            // RFC 9110, 15.5.6: a 405 says what is allowed.
            Headers = [new("Allow", allowed)],
        };
}
