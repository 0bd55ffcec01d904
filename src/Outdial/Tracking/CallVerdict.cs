namespace Outdial;

/// <summary>The result of a call after it was accepted: one of a closed set.</summary>
/// <remarks>docs/following.md says for each what it is concluded from, and what of that is our reading.</remarks>
public abstract record CallVerdict
{
    private CallVerdict()
    {
    }

    /// <summary>The verdict, in a sentence.</summary>
    public abstract string Message { get; }

    /// <summary>It is going on.</summary>
    /// <param name="Stage">How far it is.</param>
    public sealed record Ongoing(CallStage Stage) : CallVerdict
    {
        /// <inheritdoc/>
        public override string Message => Stage switch
        {
            CallStage.RingingCaller => "The caller's own station is being rung; the destination is not called yet.",
            CallStage.CallerAnswered => "The caller's own station is answered; the call is about to be dialled.",
            CallStage.RingingCalled => "It is being rung.",
            CallStage.Talking => "It was answered, and goes on.",
            _ => "The call is created, and nothing of it is to be seen yet.",
        };
    }

    /// <summary>A person or a machine answered, and it is over.</summary>
    /// <param name="HungUpBy">Who ended it.</param>
    public sealed record Answered(HungUpBy HungUpBy) : CallVerdict
    {
        /// <inheritdoc/>
        public override string Message => $"Answered, and hung up{VerdictText.By(HungUpBy)}.";
    }

    /// <summary>It was busy: a reason of the far leg says so (Q.850 17; SIP 486, 600).</summary>
    public sealed record Busy : CallVerdict
    {
        /// <inheritdoc/>
        public override string Message => "Busy.";
    }

    /// <summary>The call was not answered: a reason of the far leg says so (Q.850 18, 19; SIP 408, 480, 487), or its
    /// disconnect type.</summary>
    public sealed record NoAnswer : CallVerdict
    {
        /// <inheritdoc/>
        public override string Message => "Not answered.";
    }

    /// <summary>It was not answered, and the service does not say why: busy, declined or unattended.</summary>
    public sealed record NotAnswered : CallVerdict
    {
        /// <inheritdoc/>
        public override string Message =>
            "Not answered; the service does not say whether it was busy, declined or unattended.";
    }

    /// <summary>The caller's own station was not answered, and the destination was not called (recorded on a real
    /// organisation: after 60 seconds).</summary>
    /// <param name="Code">The service's code.</param>
    public sealed record StationNotAnswered(string Code) : CallVerdict
    {
        /// <inheritdoc/>
        public override string Message => "The caller's own station was not answered; the destination was not called.";
    }

    /// <summary>No number plan of the caller's site matches what was dialled (recorded on a real
    /// organisation).</summary>
    /// <param name="Code">The service's code.</param>
    public sealed record NoNumberPlan(string Code) : CallVerdict
    {
        /// <inheritdoc/>
        public override string Message => "No number plan of the caller's site matches the number; no phone rang.";
    }

    /// <summary>It was ended before it was answered.</summary>
    /// <param name="HungUpBy">Who.</param>
    public sealed record HungUpBeforeAnswer(HungUpBy HungUpBy) : CallVerdict
    {
        /// <inheritdoc/>
        public override string Message => $"Hung up{VerdictText.By(HungUpBy)} before it was answered.";
    }

    /// <summary>It was transferred; its result is in another conversation.</summary>
    public sealed record Transferred : CallVerdict
    {
        /// <inheritdoc/>
        public override string Message => "Transferred.";
    }

    /// <summary>It failed, in a way that Outdial has no word for.</summary>
    /// <param name="Code">The service's error code, the reason of telephony, or else the disconnect type.</param>
    public sealed record Failed(string Code) : CallVerdict
    {
        /// <inheritdoc/>
        public override string Message => $"Failed: {Code}.";
    }

    /// <summary>It is not known: the call was lost sight of, or the service does not say how it ended.</summary>
    /// <param name="Reason">Why it is not known.</param>
    public sealed record Unknown(Diagnostic Reason) : CallVerdict
    {
        /// <inheritdoc/>
        public override string Message => Reason.Message;
    }
}
