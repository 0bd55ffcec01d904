namespace Outdial.Sandbox;

/// <summary>Reads from the sandbox's state what the control API shows.</summary>
internal sealed class ControlViews(SandboxState state)
{
    private const int MaximumTokens = 10;

    /// <summary>The newest requests, those after a number, from the oldest of them to the newest.</summary>
    public IEnumerable<ControlBodies.Request> Requests(int limit, long after) =>
        state.Journal.Newest(limit).Where(entry => entry.Number > after).Select(entry => new ControlBodies.Request(
            entry.Number,
            entry.When,
            entry.Method,
            entry.Path,
            entry.Query,
            entry.Status,
            TextOf(entry.Authorization),
            entry.RequestBody,
            entry.ResponseBody,
            entry.CorrelationId,
            entry.Explanation,
            entry.Fault));

    public IEnumerable<ControlBodies.Call> Calls(int limit, bool newestFirst = false) =>
        Ordered(state.Calls.Newest(limit), newestFirst).Select(CallOf);

    public IEnumerable<Phone> Phones(int limit, bool newestFirst = false) =>
        Ordered(state.Phones.Newest(limit), newestFirst);

    public IEnumerable<ControlBodies.Fault> Faults() =>
        state.Faults.Snapshot().Select(one => new ControlBodies.Fault(one.Fault.ToString(), one.HitCount));

    public ControlBodies.Limits Limits() => new(state.Options.Limits.RequestsPerMinute, Busiest());

    public ControlBodies.Organisation Organisation() => new(
        state.Options.Contract,
        state.Organisation.Users.Select(user => new ControlBodies.User(user.Id, user.Name)),
        state.Organisation.Clients.Select(client =>
            new ControlBodies.Client(client.Id, client.Name, client.Secret is not null)));

    private static IEnumerable<T> Ordered<T>(IReadOnlyList<T> newest, bool newestFirst) =>
        newestFirst ? newest.Reverse() : newest;

    private IEnumerable<ControlBodies.TokenRate> Busiest()
    {
        if (state.Options.Limits.RequestsPerMinute is not { } allowed)
            return [];
        var now = state.Clock.Now;
        return state.Tokens.All()
            .Select(token => (Token: token.Value, Rate: token.Value.Window.Look(now, allowed)))
            .Where(one => one.Rate.Count > 0)
            .OrderByDescending(one => one.Rate.Count)
            .Take(MaximumTokens)
            .Select(one => new ControlBodies.TokenRate(
                one.Token.User?.Name ?? one.Token.Client.Name, one.Rate.Count, one.Rate.Allowed, one.Rate.Reset));
    }

    private ControlBodies.Call CallOf(Conversation call) => new(
        call.Id,
        call.Created,
        call.Ended,
        call.IsActive,
        call.Legs.Select(LegOf),
        call.Waiting.Select(destination => NameOf(destination.Address, destination.UserId, destination.QueueId)));

    private ControlBodies.CallLeg LegOf(Leg leg) => new(
        leg.Purpose,
        NameOf(leg.Address, leg.UserId, leg.QueueId),
        leg.State,
        leg.IsRinging,
        leg.Started,
        leg.Connected,
        leg.Ended,
        leg.DisconnectType,
        leg.Error?.Code,
        leg.Held,
        leg.Muted);

    private string NameOf(string? address, string? userId, string? queueId) =>
        address
        ?? (userId is null ? QueueName(queueId) : state.Organisation.User(userId)?.Name ?? userId);

    private string QueueName(string? id) =>
        state.Organisation.Queues.FirstOrDefault(queue => queue.Id == id)?.Name ?? id ?? "";

    private static string TextOf(AuthorizationKind kind) => kind switch
    {
        AuthorizationKind.None => "no authorization",
        AuthorizationKind.Basic => "client id and secret",
        AuthorizationKind.ClientToken => "a client's token",
        AuthorizationKind.UserToken => "a user's token",
        _ => "an authorization that is not known",
    };
}
