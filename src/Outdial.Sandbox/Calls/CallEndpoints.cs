using System.Diagnostics;
using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>The operations on calls: to create one, for oneself or on behalf of a user, and to read it.</summary>
/// <remarks>
/// <para>Checked in this order: token, size, content type, JSON, contents. The order is the emulator's own; the sources
/// list the refusals without one.</para>
/// <para>Not imitated: permissions and scopes, stations, rate limits, and the life of a call after its creation.</para>
/// </remarks>
internal sealed class CallEndpoints(TokenStore tokens, CallStore calls, ContractChoice contracts)
{
    public Answer Create(ReceivedRequest request)
    {
        var fault = tokens.Read(request.Authorization, out var token);
        // An expired token still tells in which contract its bearer expects to be refused.
        var contract = token?.Contract ?? contracts.Unbound;
        return fault is null ? Place(request, contract, token?.UserId) : Refuse(contract, fault.Value);
    }

    /// <remarks>
    /// A client's token is taken: not.a.user is not among this operation's published codes. That an unknown user gives
    /// resource.not.found is inferred from that code being among them; no recorded answer is known.
    /// </remarks>
    public Answer CreateOnBehalf(ReceivedRequest request, string userId)
    {
        if (tokens.Read(request.Authorization, out _) is { } fault)
            return Refuse(contracts.Unbound, fault);
        return userId.Equals(SandboxIdentity.UserId, StringComparison.OrdinalIgnoreCase)
            ? Place(request, contracts.Unbound, SandboxIdentity.UserId)
            : PlatformErrors.ResourceNotFound(
                $"The user in the path is not the built-in one, {SandboxIdentity.UserId}, and there is no other.");
    }

    /// <remarks>
    /// Takes any token: not.a.user is not among this operation's published codes, and it asks for no permission.
    /// </remarks>
    public Answer Read(ReceivedRequest request, string conversationId)
    {
        if (tokens.Read(request.Authorization, out _) is { } fault)
            return Refuse(contracts.Unbound, fault);
        return calls.Find(conversationId) is { } call
            ? new CallConversation(call)
            : contracts.Unbound.Refuse(RequestFault.NoSuchConversation, "No call has this id; it may be forgotten.");
    }

    private Answer Place(ReceivedRequest request, ICallContract contract, string? userId)
    {
        if (request.Body.IsTooLarge)
            return contract.Refuse(RequestFault.TooLarge, $"The body is over {RequestBody.MaximumBytes} bytes.");
        if (!request.IsJson)
            return contract.Refuse(RequestFault.NotJsonContent, "The content type is not application/json.");
        if (JsonBody.Read(request.Body.Bytes) is not { } body)
            return contract.Refuse(RequestFault.NotJson, "The body is not JSON in UTF-8.");
        if (body.ValueKind is not JsonValueKind.Object)
            return contract.Refuse(RequestFault.NotJson, "The body is JSON, but not an object.");
        return contract.Read(body, userId, out var plan)
            ?? contract.Accept(calls.Place(plan, request.Body.Bytes.Length));
    }

    private static Answer Refuse(ICallContract contract, RequestFault fault) => contract.Refuse(fault, fault switch
    {
        RequestFault.NoToken => "There is no Authorization header with a bearer token.",
        RequestFault.UnknownToken => "The bearer token is not one that this emulator issued, or it has been forgotten.",
        RequestFault.ExpiredToken => "The bearer token has expired.",
        _ => throw new UnreachableException(),
    });
}
