using System.Diagnostics;

namespace Outdial.Sandbox;

/// <summary>Simulates a call: computes the next state from the current one.</summary>
/// <remarks>
/// The sequence is the one recorded on a real organisation and in the softphone SDK: the caller's leg is contacting,
/// dialing once the station is answered, then connected; only then is there a far leg, dialing, then connected; at the
/// end legs are disconnected, then terminated, and stay. Which disconnect type ends which leg is the sandbox's
/// reading of the published values: the side that hangs up has <c>endpoint</c>, the other side <c>peer</c>, a hang-up
/// by the API <c>client</c>. How the service shows a busy or unanswered phone is not known: here <c>endpoint</c> after
/// dialing, and in the nested form a reason of Q.850.
/// </remarks>
internal sealed class CallSimulation(CallPace pace)
{
    /// <summary>The first state of a call: a user's station rings, and no other party is called yet.</summary>
    public Conversation Begin(CallPlan plan, DateTimeOffset now)
    {
        var call = new Conversation
        {
            Created = now,
            Origin = plan.Origin,
            CallerId = plan.CallerId,
            Attributes = plan.Attributes,
            ExternalContactId = plan.ExternalContactId,
            UuiData = plan.UuiData,
            Waiting = plan.Destinations,
        };
        // The guide's caller is the OAuth client, which has no station: the far ends are dialled at once.
        return plan.CallerId is null ? Dial(call, now) : call with { Legs = [CallersLeg(plan, now)] };
    }

    /// <summary>The next state, at the time at which it is due.</summary>
    public Conversation Step(Conversation call)
    {
        var leg = call.Legs.Where(leg => leg.Next is not null).MinBy(leg => leg.Next!.Due)
            ?? throw new UnreachableException("The call has no step that is due.");
        var (now, step) = leg.Next!;
        leg = leg with { Next = null };
        call = step switch
        {
            LegStep.StationAnswers => call.With(leg with
            {
                State = LegState.Dialing,
                Next = new NextStep(now + pace.StationConnects, LegStep.StationConnects),
            }),
            LegStep.StationConnects => Dial(call.With(Connect(leg, now)), now),
            LegStep.StationGivesUp => call.With(Fail(leg, ErrorInfo.StationTimeout, now)) with { Waiting = [] },
            LegStep.FarAnswers => call.With(Connect(leg, now) with
            {
                Next = new NextStep(now + pace.Talk, LegStep.FarHangsUp),
            }),
            LegStep.FarIsBusy or LegStep.FarGivesUp or LegStep.FarHangsUp => End(call, leg, "endpoint", "peer", now),
            LegStep.FarIsNotReachable => EndRest(call.With(Fail(leg, ErrorInfo.NotReachable, now)), "peer", now),
            LegStep.Clears => call.With(leg with { State = LegState.Terminated }),
            _ => throw new UnreachableException(),
        };
        return call with { Version = call.Version + 1 };
    }

    /// <summary>Hangs one leg up by the API; with the caller's, or with the last other one, the call ends.</summary>
    public Conversation HangUp(Conversation call, Leg leg, DateTimeOffset now) => leg.HasEnded
        ? call
        : End(call, leg, "client", "peer", now) with { Version = call.Version + 1 };

    /// <summary>Hangs the whole call up by the API.</summary>
    public Conversation HangUp(Conversation call, DateTimeOffset now) => !call.IsActive
        ? call
        : call with
        {
            Legs = [.. call.Legs.Select(leg => leg.HasEnded ? leg : Disconnect(leg, "client", now))],
            Waiting = [],
            Version = call.Version + 1,
        };

    private Leg CallersLeg(CallPlan plan, DateTimeOffset now) => new()
    {
        // As an agent's if the call is on behalf of a queue (recorded on a real organisation).
        Purpose = plan.FromQueueId is null ? "user" : "agent",
        State = LegState.Contacting,
        Started = now,
        IsCaller = true,
        UserId = plan.CallerId,
        QueueId = plan.FromQueueId,
        Next = plan.Destinations.Any(destination => destination.Outcome is SimulatedOutcome.StationNotAnswered)
            ? new NextStep(now + pace.StationGivesUp, LegStep.StationGivesUp)
            : new NextStep(now + pace.StationAnswers, LegStep.StationAnswers),
    };

    private Conversation Dial(Conversation call, DateTimeOffset now) => call with
    {
        Legs = call.Legs.AddRange(call.Waiting.Select(destination => FarLeg(call, destination, now))),
        Waiting = [],
    };

    private Leg FarLeg(Conversation call, Destination destination, DateTimeOffset now) => new()
    {
        Purpose = destination.Purpose,
        State = LegState.Dialing,
        Started = now,
        Address = destination.Address,
        UserId = destination.UserId,
        QueueId = destination.QueueId,
        Outcome = destination.Outcome,
        Attributes = call.Attributes,
        Next = destination.Outcome switch
        {
            SimulatedOutcome.Answered => new NextStep(now + pace.FarAnswers, LegStep.FarAnswers),
            SimulatedOutcome.Busy => new NextStep(now + pace.FarFails, LegStep.FarIsBusy),
            // A client of the guide has no station: the far end is not answered instead.
            SimulatedOutcome.NoAnswer or SimulatedOutcome.StationNotAnswered =>
                new NextStep(now + pace.FarGivesUp, LegStep.FarGivesUp),
            SimulatedOutcome.NotReachable => new NextStep(now + pace.FarFails, LegStep.FarIsNotReachable),
            _ => throw new UnreachableException(),
        },
    };

    private Conversation End(Conversation call, Leg leg, string type, string others, DateTimeOffset now)
    {
        call = call.With(Disconnect(leg, type, now));
        return leg.IsCaller
            ? call with
            {
                Legs = [.. call.Legs.Select(other => other.HasEnded ? other : Disconnect(other, others, now))],
                Waiting = [],
            }
            : EndRest(call, others, now);
    }

    /// <summary>When only the caller is left, the caller's leg ends too.</summary>
    private Conversation EndRest(Conversation call, string type, DateTimeOffset now)
    {
        var left = call.Legs.Where(leg => !leg.HasEnded).ToList();
        return left is [{ IsCaller: true } caller] ? call.With(Disconnect(caller, type, now)) : call;
    }

    private static Leg Connect(Leg leg, DateTimeOffset now) => leg with { State = LegState.Connected, Connected = now };

    private Leg Disconnect(Leg leg, string type, DateTimeOffset now) => leg with
    {
        State = LegState.Disconnected,
        DisconnectType = type,
        Ended = now,
        Held = false,
        Next = new NextStep(now + pace.Clears, LegStep.Clears),
    };

    // Recorded: a leg that fails is terminated at once, with disconnect type error.
    private static Leg Fail(Leg leg, ErrorInfo error, DateTimeOffset now) => leg with
    {
        State = LegState.Terminated,
        DisconnectType = "error",
        Error = error,
        Ended = now,
        Next = null,
    };
}
