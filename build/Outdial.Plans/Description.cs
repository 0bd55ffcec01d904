using PhoneNumbers;

namespace Outdial.Plans;

/// <summary>One description of a plan, such as its mobile numbers, within the machine of its calling code.</summary>
/// <param name="End">The state in which the pattern has been met; -1 for a description that no number meets.</param>
/// <param name="Lengths">The lengths that such numbers have; none: any that the pattern has.</param>
internal sealed record Description(int End, HashSet<int> Lengths)
{
    internal static Description Of(PhoneNumberDesc? description, Nfa machine) =>
        description is { NationalNumberPattern: { Length: > 0 } pattern }
            ? new(machine.Add(PatternParser.Parse(pattern)), [.. description.PossibleLengthList])
            : new(-1, []);

    internal bool IsMet(HashSet<int> states, int length) =>
        states.Contains(End) && (Lengths.Count == 0 || Lengths.Contains(length));
}
