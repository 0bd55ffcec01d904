using System.Collections.Immutable;

namespace Outdial.Compare;

/// <summary>How the verdicts of a peer compare with Outdial's on the same inputs.</summary>
/// <param name="Peer">Who it is.</param>
/// <param name="Inputs">How many there were, and what.</param>
/// <param name="Differences">Those of which the two say different things.</param>
/// <param name="Why">Why that is so.</param>
internal sealed record Agreement(string Peer, string Inputs, ImmutableArray<string> Differences, string Why)
{
    /// <summary>Compares verdicts.</summary>
    /// <param name="peer">Who it is.</param>
    /// <param name="what">What the inputs are.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="ours">Outdial's verdict.</param>
    /// <param name="theirs">The peer's, in the same order.</param>
    /// <param name="why">Why they may differ.</param>
    public static Agreement Of(
        string peer,
        string what,
        IReadOnlyList<string> inputs,
        Func<string, bool> ours,
        IEnumerable<bool> theirs,
        string why) => new(
            peer,
            $"{inputs.Count:N0} {what}",
            [
                .. inputs.Zip(theirs)
                    .Where(pair => ours(pair.First) != pair.Second)
                    .Select(pair => $"{Visible(pair.First)}: only {(pair.Second ? peer : "Outdial")} says yes"),
            ],
            why);

    private static string Visible(string text) => $"`{text.Replace("\n", "\\n", StringComparison.Ordinal)}`";
}
