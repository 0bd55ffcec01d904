using System.Collections.Immutable;

namespace Outdial;

/// <summary>Concludes the result of a call from its legs. The table, with the source of each row, is in
/// docs/following.md.</summary>
internal static class VerdictRule
{
    internal static CallVerdict Of(ImmutableArray<CallLeg> legs)
    {
        if (legs.IsEmpty || legs.Any(leg => !leg.IsOver))
        {
            return new CallVerdict.Ongoing(Stage(legs));
        }

        var own = legs.FirstOrDefault(leg => leg.IsOwn);
        var called = legs.Where(leg => !leg.IsOwn).ToImmutableArray();
        return called.Any(IsAnswered)
            ? Ended(legs, own, called)
            : Failure(legs, own, called) ?? Unanswered(own, called);
    }

    private static CallStage Stage(ImmutableArray<CallLeg> legs)
    {
        var own = legs.FirstOrDefault(leg => leg.IsOwn);
        return legs.Any(leg => !leg.IsOwn && IsAnswered(leg) && !leg.IsOver) ? CallStage.Talking
            : legs.Any(leg => !leg.IsOwn) ? CallStage.RingingCalled
            : own is null ? CallStage.Created
            // The vendor's softphone takes its own leg for answered once it is dialing (its published code).
            : own.State is "dialing" or "connected" ? CallStage.CallerAnswered
            : CallStage.RingingCaller;
    }

    // A call in a queue or a menu is connected, but not to the called party.
    private static bool IsAnswered(CallLeg leg) =>
        leg.WasConnected && leg.Purpose is not ("acd" or "ivr" or "workflow");

    private static CallVerdict Ended(ImmutableArray<CallLeg> legs, CallLeg? own, ImmutableArray<CallLeg> called) =>
        legs.Any(leg => IsTransfer(leg.DisconnectType))
            ? new CallVerdict.Transferred()
            : new CallVerdict.Answered(By(own, called.Where(IsAnswered).OrderBy(leg => leg.Ended).Last()));

    private static CallVerdict? Failure(ImmutableArray<CallLeg> legs, CallLeg? own, ImmutableArray<CallLeg> called)
    {
        if (legs.FirstOrDefault(leg => EndsIn(leg, "dialplan.notReachable")) is { } unreachable)
        {
            return new CallVerdict.NoNumberPlan(unreachable.ErrorCode!);
        }

        if (called.IsEmpty && own is not null && EndsIn(own, "connection.timeout"))
        {
            return new CallVerdict.StationNotAnswered(own.ErrorCode!);
        }

        var reasons = called.SelectMany(leg => leg.Reasons).ToList();
        return reasons.Exists(ReasonCodes.IsBusy) ? new CallVerdict.Busy()
            : reasons.Exists(ReasonCodes.IsNoAnswer) ? new CallVerdict.NoAnswer()
            : legs.Select(leg => leg.ErrorCode).FirstOrDefault(code => code is not null) is { } code
                ? new CallVerdict.Failed(code)
            : reasons.Find(reason => !ReasonCodes.SaysLittle(reason)) is { } reason
                ? new CallVerdict.Failed($"{reason.Type} {reason.Code}")
            : null;
    }

    // The far leg's own type says most; the caller's leg is used if the far leg only says that the other side ended.
    private static CallVerdict Unanswered(CallLeg? own, ImmutableArray<CallLeg> called)
    {
        var types = called.Select(leg => leg.DisconnectType).OfType<string>().ToList();
        return types.Exists(type => type is "timeout" or "transfer.noanswer") ? new CallVerdict.NoAnswer()
            : types.Exists(IsTransfer) ? new CallVerdict.Transferred()
            : types.Contains("client") ? new CallVerdict.HungUpBeforeAnswer(HungUpBy.Application)
            : own?.DisconnectType is "endpoint" ? new CallVerdict.HungUpBeforeAnswer(HungUpBy.Caller)
            : own?.DisconnectType is "client" ? new CallVerdict.HungUpBeforeAnswer(HungUpBy.Application)
            : types.Exists(IsByCalled) ? new CallVerdict.NotAnswered()
            : types.Append(own?.DisconnectType).FirstOrDefault(type => type is not (null or "peer")) is { } type
                ? new CallVerdict.Failed(type)
            : new CallVerdict.Unknown(new Diagnostic(TrackingRules.EndedWithoutReason));
    }

    private static HungUpBy By(CallLeg? own, CallLeg called) => (called.DisconnectType, own?.DisconnectType) switch
    {
        ("endpoint", _) => HungUpBy.Called,
        (_, "endpoint") => HungUpBy.Caller,
        ("client", _) or (_, "client") => HungUpBy.Application,
        (var far, var near) when IsByService(far) || IsByService(near) => HungUpBy.Service,
        ("peer", not "peer") => HungUpBy.Caller,
        (not "peer", "peer") => HungUpBy.Called,
        _ => HungUpBy.Unknown,
    };

    private static bool IsByService(string? type) =>
        type is "system" or "error" or "transport.failure" or "timeout" or "inactivity" or "session.expired" or "spam";

    private static bool IsByCalled(string type) => type is "endpoint" or "endpoint.donotdisturb" or "endpoint.dnd";

    private static bool IsTransfer(string? type) =>
        type is "transfer" || type?.StartsWith("transfer.", StringComparison.Ordinal) == true;

    private static bool EndsIn(CallLeg leg, string code) =>
        leg.ErrorCode?.EndsWith(code, StringComparison.Ordinal) == true;
}
