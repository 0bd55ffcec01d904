namespace Outdial.Payloads.Tests;

/// <summary>A payload of tests/corpus/payloads and what must be found in it.</summary>
/// <param name="Contract">The contract that it is checked against.</param>
/// <param name="Policy">How strict to be.</param>
/// <param name="Body">The payload.</param>
/// <param name="Findings">A line for each finding.</param>
/// <param name="Fixed">The body after its safe fixes; null if that is not tested.</param>
/// <param name="FixedWithGuesses">The body after safe fixes and guesses; null if that is not tested.</param>
internal sealed record PayloadCase(
    Contract Contract,
    CallPolicy Policy,
    byte[] Body,
    string Findings,
    byte[]? Fixed,
    byte[]? FixedWithGuesses)
{
    internal PayloadChecker Checker => new(Contract, Policy);
}
