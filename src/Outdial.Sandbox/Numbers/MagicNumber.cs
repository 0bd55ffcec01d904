namespace Outdial.Sandbox;

/// <summary>A number that makes something happen when it is called.</summary>
/// <param name="Number">The number, in E.164, of a range reserved for fiction.</param>
/// <param name="Description">What happens, in words for the page that lists them.</param>
internal sealed record MagicNumber(string Number, string Description)
{
    /// <summary>The refusal with which a call to it is answered; null if it is accepted.</summary>
    public PublishedError? Error { get; init; }

    /// <summary>How many calls to it are refused before one is accepted; null if all are.</summary>
    public int? FailureCount { get; init; }

    /// <summary>What breaks on the way; null if nothing does.</summary>
    public SandboxFault? Fault { get; init; }

    /// <summary>What becomes of an accepted call.</summary>
    public SimulatedOutcome Outcome { get; init; }
}
