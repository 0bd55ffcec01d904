using Microsoft.AspNetCore.Http;

namespace Outdial.Sandbox;

/// <summary>The operations that are imitated, by path and method.</summary>
internal sealed class Routes(TokenEndpoint tokens, CallEndpoints calls, ICallContract unbound, SandboxContract spoken)
{
    public Answer Answer(ReceivedRequest request) => request.Segments switch
    {
        ["oauth", "token"] =>
            Only(HttpMethods.Post, request, tokens.Grant),
        ["api", "v2", "conversations", "calls"] =>
            Only(HttpMethods.Post, request, calls.Create),
        // The guide does not know this one.
        ["api", "v2", "conversations", "calls", "user", { Length: > 0 } userId]
            when spoken is not SandboxContract.Guide =>
            Only(HttpMethods.Post, request, received => calls.CreateOnBehalf(received, userId)),
        ["api", "v2", "conversations", "calls", { Length: > 0 } conversationId] =>
            Only(HttpMethods.Get, request, received => calls.Read(received, conversationId)),
        // Before any look at the token: which of the two the service checks first is not known.
        _ => unbound.Refuse(RequestFault.NoSuchPath, "The emulator imitates no operation at this path."),
    };

    private Answer Only(string method, ReceivedRequest request, Func<ReceivedRequest, Answer> operation) =>
        request.Method == method
            ? operation(request)
            : unbound.Refuse(RequestFault.WrongMethod, $"Only {method} is imitated here.") with { Allow = method };
}
