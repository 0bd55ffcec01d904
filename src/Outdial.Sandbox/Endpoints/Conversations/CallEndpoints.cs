namespace Outdial.Sandbox;

/// <summary>The operations that place a call, as the token's user or on behalf of another.</summary>
/// <remarks>
/// Checked in this order: size, content type, JSON, contents, the caller's station, magic numbers. The order is
/// the sandbox's own; the sources list the errors without an order.
/// </remarks>
internal sealed class CallEndpoints(
    ConversationStore calls,
    SandboxPhones phones,
    TransientFailures transientFailures,
    ContractSelector contracts,
    SecretRedactor redactor,
    SandboxOptions options)
{
    public ApiResponse Create(ApiRequest request) => Place(request, request.Token.Contract, request.Token.User);

    /// <remarks>
    /// A client's token is accepted: not.a.user is not among this operation's published codes. That an unknown user
    /// gives resource.not.found is inferred from that code being among them; no recorded answer is known.
    /// </remarks>
    public ApiResponse CreateOnBehalf(ApiRequest request) =>
        options.Organisation.User(request.Argument("userId")) is { } user
            ? Place(request, contracts.Default, user)
            : PlatformErrors.ResourceNotFound(
                "The user in the path is not one of the sandbox's: " +
                $"{string.Join(", ", options.Organisation.Users.Select(one => one.Id))}.");

    private ApiResponse Place(ApiRequest request, ICallContract contract, SandboxUser? user)
    {
        if (JsonBody.Read(request.Received, contract, options.Limits, out var body) is { } unreadable)
            return unreadable;
        if (contract.Read(body, user?.Id, out var plan) is { } refusal)
            return refusal;
        // Two such refusals are published, this one and a 409; which of them the service gives is not known.
        if (user is { HasStation: false } && contract is PlatformContract)
            return PlatformErrors.NoStation($"The user {user.Name} has no station.");
        plan = plan with { Origin = OriginOf(request, contract, plan) };
        return PlaceOrFail(contract, plan, request.Received.Body.Bytes.Length);
    }

    private CallOrigin OriginOf(ApiRequest request, ICallContract contract, CallPlan plan) => new()
    {
        Contract = contract.Name,
        ClientId = request.Token.Client.Id,
        To = [.. plan.Destinations.Select(destination => destination.AsSent)],
        FromQueueId = plan.FromQueueId,
        RequestBody = redactor.Text(request.Received.Body.Text),
    };

    private ApiResponse PlaceOrFail(ICallContract contract, CallPlan plan, int weight)
    {
        SandboxFault? fault = null;
        var destinations = plan.Destinations;
        for (var index = 0; index < destinations.Length; index++)
        {
            if (destinations[index].Dialled is not { } dialled || MagicNumbers.Find(dialled) is not { } magic)
                continue;
            if (transientFailures.Refuses(magic))
                return contract.Refuse(magic.Error!, $"{magic.Number} is a magic number: {magic.Description}.");
            destinations = destinations.SetItem(index, destinations[index] with { Outcome = magic.Outcome });
            fault ??= magic.Fault;
        }
        if (fault is { AffectsResponse: false })
            return contract.Refuse(PublishedErrors.OfCode("service.unavailable"), "A magic number breaks this request.")
                with
            { Fault = fault };
        return Begin(contract, plan with { Destinations = destinations }, weight) with { Fault = fault };
    }

    private ApiResponse Begin(ICallContract contract, CallPlan plan, int weight)
    {
        // A station that is not answered keeps every far phone of the call from being dialled.
        var stationAnswers = plan.CallerId is null
            || plan.Destinations.All(destination => destination.Outcome is not SimulatedOutcome.StationNotAnswered);
        var call = calls.Begin(plan, weight);
        foreach (var destination in plan.Destinations)
            if (destination.Dialled is { } dialled)
                phones.Dial(dialled, rings: stationAnswers && destination.Rings);
        return contract.Accept(call);
    }
}
