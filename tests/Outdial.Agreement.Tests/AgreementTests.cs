using System.Text;

namespace Outdial.Agreement.Tests;

/// <summary>Two programs that share no code read the same facts: the checker refuses what the sandbox refuses, and
/// takes what it takes.</summary>
/// <remarks>The longer run is <c>CsCheck_Iter=100000</c> before the same command.</remarks>
public sealed class AgreementTests
{
    // Where Outdial is stricter than what the sources prove the service to be, and says so in docs/contracts.md. And
    // what stands under a misspelled name is judged as what it was meant to be; to the service it is nothing.
    private static readonly HashSet<Rule> Stricter =
    [
        .. Rules.All.Where(rule => rule.Id.StartsWith("OD1", StringComparison.Ordinal)),
        CallRules.DuplicateDestination,
        PayloadRules.IdAsNumber,
        PayloadRules.InventedShape,
        PayloadRules.OtherContract,
        JsonRules.DuplicateKey,
    ];

    // The guide's own grammar of an id: what the checker finds there, the sandbox finds too.
    private static readonly HashSet<Rule> GuideIds =
    [
        AddressRules.NotADigit, AddressRules.MissingPlus, AddressRules.LeadingZero, AddressRules.TooManyDigits,
        AddressRules.ForeignDigit, AddressRules.LineBreak, AddressRules.Separator, AddressRules.InvisibleCharacter,
        AddressRules.NotAGuid, AddressRules.MissingScheme, AddressRules.NotAnAddress,
    ];

    [Theory]
    [InlineData(Contract.Guide)]
    [InlineData(Contract.Platform)]
    public async Task The_checker_and_the_sandbox_take_and_refuse_the_same_bodies(Contract contract)
    {
        await using var service = await Service.StartAsync(contract);
        var checker = new PayloadChecker(contract);
        var (taken, refused) = (0, 0);
        await Payloads.Of(contract).SampleAsync(
            async body =>
            {
                var errors = checker.Check(body).Findings.Where(finding => finding.Diagnostic.IsError).ToList();
                var proved = errors.Exists(finding => finding.Diagnostic.Rule == PayloadRules.MisspelledField)
                    ? []
                    : errors.Where(finding => !IsStricter(contract, finding.Diagnostic.Rule)).ToList();
                var refusal = await service.RefusalAsync(body);
                _ = refusal is null ? Interlocked.Increment(ref taken) : Interlocked.Increment(ref refused);

                // What the service takes, the checker may still refuse by its own rules; not the other way round.
                Assert.True(
                    refusal is null ? proved.Count == 0 : errors.Count > 0,
                    $"{Encoding.UTF8.GetString(body)}\nsandbox: {refusal}\nchecker: {string.Join('\n', errors)}");
            },
            iter: Environment.GetEnvironmentVariable("CsCheck_Iter") is null ? 2_000 : -1,
            threads: 2);

        // The border is met from both sides.
        Assert.True(taken > refused / 20, $"{taken} taken, {refused} refused");
        Assert.True(refused > taken / 20, $"{taken} taken, {refused} refused");
    }

    private static bool IsStricter(Contract contract, Rule rule) =>
        Stricter.Contains(rule) && !(contract == Contract.Guide && GuideIds.Contains(rule));
}
