using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>What each POST and DELETE of the control API does: faults, clock, tokens, hang-up, reset.</summary>
internal sealed class ControlActions(SandboxState state)
{
    // A day: no part of a call takes longer, and a state file must hold the sum.
    private static readonly TimeSpan LongestStep = TimeSpan.FromDays(1);

    public ApiResponse AddFault(JsonElement body)
    {
        if (body.Text("fault") is not { } text)
            return new ControlRefusal(400, """The body is {"fault":"lose=504,count=1"}.""");
        if (SandboxFault.Diagnose(text) is { } wrong)
            return new ControlRefusal(400, wrong);
        return state.Faults.TryAdd(SandboxFault.Parse(text))
            ? new EmptyResponse(204)
            : new ControlRefusal(
                409, $"{SandboxFaults.MaximumCount} faults are active, which is the most. Remove some first.");
    }

    /// <summary>Removes one fault, or all if none is named.</summary>
    public ApiResponse RemoveFaults(ReceivedRequest request)
    {
        if (request.Query("fault") is not { Length: > 0 } text)
        {
            state.Faults.Clear();
            return new EmptyResponse(204);
        }
        if (SandboxFault.Diagnose(text) is { } wrong)
            return new ControlRefusal(400, wrong);
        return state.Faults.Remove(SandboxFault.Parse(text))
            ? new EmptyResponse(204)
            : new ControlRefusal(404, "No such fault is active.");
    }

    public ApiResponse MoveClock(JsonElement body)
    {
        if (DurationText.Read(body.Text("advance")) is not { } by || by > LongestStep)
            return new ControlRefusal(400, """The body is {"advance":"10s"}: at most a day, in ms, s, m or h.""");
        state.Advance(by);
        return new EmptyResponse(204);
    }

    /// <summary>Issues a token without a sign-in.</summary>
    public ApiResponse IssueToken(JsonElement body)
    {
        var (userId, clientId) = (body.Text("userId"), body.Text("clientId"));
        if (userId is not null && state.Organisation.User(userId) is null)
            return new ControlRefusal(404, "The organisation has no such user.");
        var client = clientId is null ? state.Organisation.Clients[0] : state.Organisation.Client(clientId);
        if (client is null)
            return new ControlRefusal(404, "The organisation has no such client.");
        var contract = body.Text("contract") ?? "platform";
        if (contract is not ("guide" or "platform"))
            return new ControlRefusal(400, "'contract' is guide or platform.");
        // A user's token, unless the request names a client.
        var user = userId is not null ? state.Organisation.User(userId)
            : clientId is null && contract == "platform" ? state.Organisation.Users[0]
            : null;
        var token = user is not null
            ? state.Tokens.Issue(client, user, state.Contracts.ForUser)
            : state.Tokens.Issue(client, null, state.Contracts.ForClient(secretInForm: contract == "guide"));
        return new JsonResponse<ControlBodies.Token>(200, new ControlBodies.Token(token), ControlJson.Default.Token);
    }

    public ApiResponse HangUp(string id) => state.Calls.HangUp(id) is null
        ? new ControlRefusal(404, "No call has this id; it may have been removed.")
        : new EmptyResponse(204);

    public ApiResponse Reset()
    {
        state.Reset();
        return new EmptyResponse(204);
    }
}
