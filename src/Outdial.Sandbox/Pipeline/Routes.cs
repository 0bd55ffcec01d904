using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace Outdial.Sandbox;

/// <summary>Finds the operation of a request, and asks it.</summary>
internal sealed class Routes(
    TokenEndpoint tokens,
    SignIn signIn,
    ImmutableArray<Operation> operations,
    Gate gate,
    ContractChoice contracts)
{
    // By the number of slashes, which is quick and leaves few to compare.
    private readonly ILookup<int, Operation> _byLength = operations.ToLookup(one => one.Path.Count(c => c == '/'));

    public Answer Answer(ReceivedRequest request) => request.Segments switch
    {
        ["oauth", "token"] => request.Method == HttpMethods.Post
            ? tokens.Grant(request)
            : WrongMethod(HttpMethods.Post),
        ["oauth", "authorize"] => request.Method == HttpMethods.Get ? signIn.Show(request)
            : request.Method == HttpMethods.Post ? signIn.Decide(request)
            : WrongMethod($"{HttpMethods.Get}, {HttpMethods.Post}"),
        _ => Ask(request),
    };

    private Answer Ask(ReceivedRequest request)
    {
        List<string>? others = null;
        foreach (var operation in _byLength[request.Segments.Length])
        {
            if (operation.Match(request.Segments) is not { } arguments)
                continue;
            if (operation.Method != request.Method)
                (others ??= []).Add(operation.Method);
            else
                return gate.Refuse(request, operation, out var token)
                    ?? operation.Handle(new ApiRequest(request, token!, arguments));
        }
        // Before any look at the token: which of the two the service checks first is not known.
        return others is null
            ? contracts.Unbound.Refuse(RequestFault.NoSuchPath, "The emulator imitates no operation at this path.")
            : WrongMethod(string.Join(", ", others.Distinct()));
    }

    private Answer WrongMethod(string allowed) =>
        contracts.Unbound.Refuse(RequestFault.WrongMethod, $"Only {allowed} is imitated here.") with
        {
            // RFC 9110, 15.5.6: a 405 says what is allowed.
            Headers = [new("Allow", allowed)],
        };
}
