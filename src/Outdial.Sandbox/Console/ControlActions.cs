using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>What can be done at the console's desk: faults, clock, tokens, hanging up, beginning anew.</summary>
internal sealed class ConsoleActions(World world)
{
    // As a call can be long, and a state file must hold the sum.
    private static readonly TimeSpan LongestStep = TimeSpan.FromDays(1);

    public Answer AddFault(JsonElement body)
    {
        if (Text(body, "fault") is not { } text)
            return new ConsoleRefusal(400, """The body is {"fault":"lose=504,count=1"}.""");
        if (SandboxFault.Diagnose(text) is { } wrong)
            return new ConsoleRefusal(400, wrong);
        return world.Faults.TryAdd(SandboxFault.Parse(text))
            ? new EmptyAnswer(204)
            : new ConsoleRefusal(409, $"{SandboxFaults.Most} faults are active, which is the most. Remove some first.");
    }

    /// <summary>Takes one fault off duty, or all if none is named.</summary>
    public Answer RemoveFaults(ReceivedRequest request)
    {
        if (request.Query("fault") is not { Length: > 0 } text)
        {
            world.Faults.Clear();
            return new EmptyAnswer(204);
        }
        if (SandboxFault.Diagnose(text) is { } wrong)
            return new ConsoleRefusal(400, wrong);
        return world.Faults.Remove(SandboxFault.Parse(text))
            ? new EmptyAnswer(204)
            : new ConsoleRefusal(404, "No such fault is on duty.");
    }

    public Answer MoveClock(JsonElement body)
    {
        if (DurationText.Read(Text(body, "advance")) is not { } by || by > LongestStep)
            return new ConsoleRefusal(400, """The body is {"advance":"10s"}: at most a day, in ms, s, m or h.""");
        world.Advance(by);
        return new EmptyAnswer(204);
    }

    /// <summary>A token, without the way that one gets it by.</summary>
    public Answer IssueToken(JsonElement body)
    {
        var (userId, clientId) = (Text(body, "userId"), Text(body, "clientId"));
        if (userId is not null && world.Organisation.User(userId) is null)
            return new ConsoleRefusal(404, "The organisation has no such user.");
        var client = clientId is null ? world.Organisation.Clients[0] : world.Organisation.Client(clientId);
        if (client is null)
            return new ConsoleRefusal(404, "The organisation has no such client.");
        var contract = Text(body, "contract") ?? "platform";
        if (contract is not ("guide" or "platform"))
            return new ConsoleRefusal(400, "'contract' is guide or platform.");
        // A user's token, unless a client's is asked for.
        var user = userId is not null ? world.Organisation.User(userId)
            : clientId is null && contract == "platform" ? world.Organisation.Users[0]
            : null;
        var token = user is not null
            ? world.Tokens.Issue(client, user, world.Contracts.ForUser)
            : world.Tokens.Issue(client, null, world.Contracts.ForClient(secretInForm: contract == "guide"));
        return new Resource(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("token", token);
            json.WriteEndObject();
        });
    }

    public Answer HangUp(string id) => world.Calls.HangUp(id) is null
        ? new ConsoleRefusal(404, "No such call is remembered.")
        : new EmptyAnswer(204);

    public Answer Reset()
    {
        world.Reset();
        return new EmptyAnswer(204);
    }

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
