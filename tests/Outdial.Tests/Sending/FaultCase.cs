namespace Outdial.Tests;

/// <summary>One cell of the matrix: what the server does to a call's request.</summary>
/// <param name="Protocol">HTTP/1.1 or HTTP/2.</param>
/// <param name="What">What happens, in words for the table.</param>
/// <param name="Outcome">What Outdial says.</param>
/// <param name="Attempts">How often Outdial tries.</param>
public sealed record FaultCase(string Protocol, string What, string Outcome, int Attempts)
{
    /// <summary>Whether the service may have acted on a request that it was sent whole: then its phone rings.</summary>
    public bool MayAct { get; init; } = true;

    /// <summary>Whether no answer comes, so that a time limit has to end it.</summary>
    public bool IsSilent { get; init; }

    public override string ToString() => $"{Protocol}: {What}";
}
