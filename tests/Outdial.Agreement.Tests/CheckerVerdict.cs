namespace Outdial.Agreement.Tests;

/// <summary>What the checker says of a body, and how much of it the sources prove.</summary>
/// <param name="Errors">All errors.</param>
/// <param name="Proved">Those that every reader of the same facts must find too.</param>
internal sealed record CheckerVerdict(IReadOnlyList<PayloadFinding> Errors, IReadOnlyList<PayloadFinding> Proved)
{
    // Where Outdial is stricter than what the sources prove the service to be, and says so in docs/contracts.md.
    private static readonly HashSet<Rule> Stricter =
    [
        .. Rules.All.Where(rule => rule.Id.StartsWith("OD1", StringComparison.Ordinal)),
        CallRules.DuplicateDestination,
        PayloadRules.PartyWithSeveralTargets,
        PayloadRules.IdAsNumber,
        PayloadRules.KnownMisuse,
        PayloadRules.OtherContract,
        JsonRules.DuplicateKey,
    ];

    // The guide's own grammar of an id: what the checker finds there, others find too.
    private static readonly HashSet<Rule> GuideIds =
    [
        AddressRules.NotADigit, AddressRules.MissingPlus, AddressRules.LeadingZero, AddressRules.TooManyDigits,
        AddressRules.ForeignDigit, AddressRules.LineBreak, AddressRules.Separator, AddressRules.InvisibleCharacter,
        AddressRules.NotAGuid, AddressRules.MissingScheme, AddressRules.NotAnAddress,
    ];

    internal static CheckerVerdict Of(PayloadChecker checker, byte[] body)
    {
        var errors = checker.Check(body).Findings.Where(finding => finding.Diagnostic.IsError).ToList();

        // What stands under a misspelled name is judged as what it was meant to be; to others it is nothing.
        var isMisspelled = errors.Exists(finding => finding.Diagnostic.Rule == PayloadRules.MisspelledField);
        return new(errors, isMisspelled ? [] : errors.FindAll(error => IsProved(checker.Contract, error)));
    }

    /// <summary>Whether another reader's verdict goes with this one: what it takes, the checker may still refuse by its
    /// own rules; not the other way round.</summary>
    internal bool GoesWith(bool isTaken) => isTaken ? Proved.Count == 0 : Errors.Count > 0;

    // Proved for fields that the platform has, under their own names; elsewhere others pass over the second party.
    private static bool IsOfOtherNames(Contract contract, PayloadFinding error) =>
        error.Diagnostic.Rule == PayloadRules.SeveralDestinations &&
        (contract == Contract.Guide ||
            !error.Diagnostic.Message.StartsWith("The body has ", StringComparison.Ordinal));

    private static bool IsProved(Contract contract, PayloadFinding error) =>
        (!Stricter.Contains(error.Diagnostic.Rule) && !IsOfOtherNames(contract, error)) ||
        (contract == Contract.Guide && GuideIds.Contains(error.Diagnostic.Rule));
}
