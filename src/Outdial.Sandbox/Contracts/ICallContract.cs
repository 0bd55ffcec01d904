using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>One description of the call operation: its request body and its responses.</summary>
internal interface ICallContract
{
    /// <summary>Which contract it is: the guide or the platform.</summary>
    SandboxContract Name { get; }

    /// <summary>Refuses a request for a reason that each contract knows.</summary>
    /// <param name="fault">What is wrong.</param>
    /// <param name="explanation">What is wrong, as a sentence for the journal.</param>
    ApiResponse Refuse(RequestError fault, string explanation);

    /// <summary>Refuses a request of a token that is over its rate limit.</summary>
    ApiResponse Throttle(RateState rate, bool sendsRetryAfter);

    /// <summary>Refuses with an error of the published API, in this contract's shape.</summary>
    ApiResponse Refuse(PublishedError error, string explanation);

    /// <summary>Reads the call that a request describes.</summary>
    /// <param name="body">The request's body: a JSON object whose strings are all valid UTF-16.</param>
    /// <param name="userId">On whose behalf the call is placed; null for a client's own token.</param>
    /// <param name="plan">What the call consists of, if it is accepted.</param>
    /// <returns>The refusal; null if the call is accepted.</returns>
    ApiResponse? Read(JsonElement body, string? userId, out CallPlan plan);

    /// <summary>The response to an accepted call.</summary>
    ApiResponse Accept(Conversation call);
}
