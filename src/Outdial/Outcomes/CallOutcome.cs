using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Outdial;

/// <summary>The outcome of a call: one of a closed set, and the caller must check which.</summary>
/// <remarks>Exceptions are left for bugs, wrong options, and cancellation before anything was sent.</remarks>
[JsonConverter(typeof(CallOutcomeJsonConverter<CallOutcome>))]
public abstract record CallOutcome
{
    private CallOutcome()
    {
    }

    /// <summary>Findings about the call and the explanation of the answer; errors first explain why it was not
    /// placed.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The request as sent; null if the call never became one.</summary>
    public WireRequest? Request { get; init; }

    /// <summary>How often the call's request was tried, refused connections included; 0 if it never was.</summary>
    public int AttemptCount { get; init; }

    /// <summary>Every attempt, in order: its stamp, how far it came, and what was decided.</summary>
    public ImmutableArray<CallAttempt> Attempts { get; init; } = [];

    /// <summary>Whether nothing was sent because a ledger had recorded this outcome before.</summary>
    public bool IsRecorded { get; init; }

    /// <summary>The last answer to the call's or the token's request; null if there was none.</summary>
    public ApiResponse? Response { get; init; }

    /// <summary>The outcome's name in JSON and metrics: <c>placed</c>, <c>invalid</c>, <c>refused</c>,
    /// <c>unauthorized</c>, <c>throttled</c>, <c>notSent</c>, <c>inFlight</c> or <c>unknown</c>.</summary>
    public string Kind => this switch
    {
        Placed => "placed",
        Invalid => "invalid",
        Refused => "refused",
        Unauthorized => "unauthorized",
        Throttled => "throttled",
        NotSent => "notSent",
        InFlight => "inFlight",
        Unknown => "unknown",
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether the call was placed: the outcome is <see cref="Placed"/>.</summary>
    public bool IsPlaced => this is Placed;

    /// <summary>The conversation's id; null unless the call was placed.</summary>
    public virtual string? ConversationId => null;

    /// <summary>Returns the placed call; throws for any other outcome.</summary>
    /// <remarks>After <see cref="Unknown"/> the phone may be ringing: look which outcome it is before you call
    /// again.</remarks>
    /// <exception cref="CallNotPlacedException">It was not placed, or that is not known.</exception>
    public Placed EnsurePlaced() => this as Placed ?? throw new CallNotPlacedException(this);

    /// <summary>Calls one of eight functions, by the kind of outcome; all of them are required.</summary>
    /// <typeparam name="T">What they give.</typeparam>
    /// <param name="placed">For <see cref="Placed"/>.</param>
    /// <param name="invalid">For <see cref="Invalid"/>.</param>
    /// <param name="refused">For <see cref="Refused"/>.</param>
    /// <param name="unauthorized">For <see cref="Unauthorized"/>.</param>
    /// <param name="throttled">For <see cref="Throttled"/>.</param>
    /// <param name="notSent">For <see cref="NotSent"/>.</param>
    /// <param name="inFlight">For <see cref="InFlight"/>.</param>
    /// <param name="unknown">For <see cref="Unknown"/>.</param>
    public T Match<T>(
        Func<Placed, T> placed,
        Func<Invalid, T> invalid,
        Func<Refused, T> refused,
        Func<Unauthorized, T> unauthorized,
        Func<Throttled, T> throttled,
        Func<NotSent, T> notSent,
        Func<InFlight, T> inFlight,
        Func<Unknown, T> unknown)
    {
        ArgumentNullException.ThrowIfNull(placed);
        ArgumentNullException.ThrowIfNull(invalid);
        ArgumentNullException.ThrowIfNull(refused);
        ArgumentNullException.ThrowIfNull(unauthorized);
        ArgumentNullException.ThrowIfNull(throttled);
        ArgumentNullException.ThrowIfNull(notSent);
        ArgumentNullException.ThrowIfNull(inFlight);
        ArgumentNullException.ThrowIfNull(unknown);
        return this switch
        {
            Placed outcome => placed(outcome),
            Invalid outcome => invalid(outcome),
            Refused outcome => refused(outcome),
            Unauthorized outcome => unauthorized(outcome),
            Throttled outcome => throttled(outcome),
            NotSent outcome => notSent(outcome),
            InFlight outcome => inFlight(outcome),
            Unknown outcome => unknown(outcome),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>One line for logs, without a phone number: the outcome, the conversation or the first rule, and the
    /// service's correlation id.</summary>
    public sealed override string ToString()
    {
        var finding = Diagnostics.FirstOrDefault(diagnostic => diagnostic.IsError);
        var what = ConversationId is { } id ? $" as conversation {id}"
            : finding is not null ? $": {finding.Rule.Id} {finding.Rule.Name}"
            : "";
        var which = Response?.CorrelationId is { } correlation ? $" (correlation id {correlation})" : "";
        return $"{GetType().Name}{what}{which}";
    }

    /// <summary>The service has created the conversation. The caller's own station is rung first (published
    /// API).</summary>
    /// <param name="ConversationId">The conversation's id.</param>
    [JsonConverter(typeof(CallOutcomeJsonConverter<Placed>))]
    public sealed record Placed(string ConversationId) : CallOutcome
    {
        /// <summary>The conversation's id.</summary>
        public override string ConversationId { get; } = ConversationId;
    }

    /// <summary>The call is wrong, or the contract cannot express it: nothing was sent.</summary>
    [JsonConverter(typeof(CallOutcomeJsonConverter<Invalid>))]
    public sealed record Invalid : CallOutcome;

    /// <summary>The service refused the call: nothing was dialled.</summary>
    [JsonConverter(typeof(CallOutcomeJsonConverter<Refused>))]
    public sealed record Refused : CallOutcome
    {
        /// <summary>The HTTP status, 100 to 999; null for a refusal that a ledger recorded without one.</summary>
        public int? Status => Response?.Status;

        /// <summary>The service's code, such as <c>not.a.user</c>; null if it gave none.</summary>
        public string? Code => Response?.Code;
    }

    /// <summary>The caller may not: no valid token (401), or no permission (403). Nothing was dialled.</summary>
    [JsonConverter(typeof(CallOutcomeJsonConverter<Unauthorized>))]
    public sealed record Unauthorized : CallOutcome;

    /// <summary>The service accepts no more requests for now, and the bound on waiting is reached. Nothing was
    /// dialled.</summary>
    [JsonConverter(typeof(CallOutcomeJsonConverter<Throttled>))]
    public sealed record Throttled : CallOutcome
    {
        // The service counts requests in minutes.
        private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

        /// <summary>When to try again: what the service asks to wait, else one minute, in which its count begins
        /// again.</summary>
        public TimeSpan RetryAfter => Response?.RetryAfter ?? Minute;
    }

    /// <summary>The call's request never left: service not reached, or no token available. Nothing was
    /// dialled.</summary>
    [JsonConverter(typeof(CallOutcomeJsonConverter<NotSent>))]
    public sealed record NotSent : CallOutcome;

    /// <summary>The call of this key is being placed at this moment, by another process or by this one: nothing was
    /// sent here. Ask again with the same key; with another one the phone would ring twice.</summary>
    [JsonConverter(typeof(CallOutcomeJsonConverter<InFlight>))]
    public sealed record InFlight : CallOutcome;

    /// <summary>The request left, and whether it was acted on cannot be known: the phone may be ringing.</summary>
    /// <remarks>Never repeat such a call unseen: look for it in Genesys Cloud first.</remarks>
    [JsonConverter(typeof(CallOutcomeJsonConverter<Unknown>))]
    public sealed record Unknown : CallOutcome;
}
