namespace Outdial.Sandbox;

/// <summary>A phone number that selects a simulated outcome.</summary>
/// <param name="Number">The number, in E.164, of a range reserved for fiction.</param>
/// <param name="Description">What happens, as docs/sandbox.md lists it.</param>
internal sealed record MagicNumber(string Number, string Description)
{
    /// <summary>The refusal with which a call to it is answered; null if it is accepted.</summary>
    public PublishedError? Error { get; init; }

    /// <summary>How many calls to it are refused before one is accepted; null if all are.</summary>
    public int? FailureCount { get; init; }

    /// <summary>The fault to inject; null if there is none.</summary>
    public SandboxFault? Fault { get; init; }

    /// <summary>How an accepted call goes on.</summary>
    public SimulatedOutcome Outcome { get; init; }
}
