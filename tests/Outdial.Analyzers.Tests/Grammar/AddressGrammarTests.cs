namespace Outdial.Analyzers.Tests;

/// <summary>The analyzer's grammar says what the library says.</summary>
public sealed class AddressGrammarTests
{
    private static readonly long Count = Environment.GetEnvironmentVariable("CsCheck_Iter") is null ? 20_000 : -1;

    private static readonly Gen<string> Texts = Gen.Frequency((1, TextGen.Texts), (1, TextGen.WrittenNumbers));

    public static TheoryData<string> Corpus() => [.. TextGen.Corpus.Distinct()];

    [Theory]
    [MemberData(nameof(Corpus))]
    public void Agrees_with_the_library_on_the_corpus(string text) => Assert.Null(Disagreement(text));

    [Fact]
    public void Agrees_with_the_library_on_generated_texts() =>
        Texts.Sample(text => Assert.Null(Disagreement(text)), iter: Count);

    [Fact]
    public void Agrees_with_the_library_on_parts_of_addresses() =>
        TextGen.Texts.Sample(text => Assert.Null(PartDisagreement(text[(text.IndexOf(':', 0) + 1)..])), iter: Count);

    [Theory]
    [InlineData("+1 (202) 555-0123", "+12025550123")]
    [InlineData("+1 202 555 0123", "+12025550123")]
    [InlineData("+1-202-555-0123", "+12025550123")]
    [InlineData("+44 20 7946 0018", "+442079460018")]
    [InlineData("+33 1 99 00 12 34", "+33199001234")]
    [InlineData("tel:+1-202-555-0123", "+12025550123")]
    [InlineData("TEL:+12025550123", "tel:+12025550123")]
    [InlineData("SIP:ann@example.com", "sip:ann@example.com")]
    public void Corrects_what_is_certain(string text, string corrected) =>
        Assert.Equal(corrected, AddressGrammar.Fault(AddressForm.Participant, text)?.Correction);

    [Theory]
    [InlineData("+44 (0)20 7946 0018")]
    [InlineData("+44 020 7946 0018")]
    [InlineData("+202 555 0123")]
    [InlineData("+420 555 0123")]
    [InlineData("+52 1 55 1234 5678")]
    [InlineData("+54 11 15 2345 6789")]
    [InlineData("+1 202 555 0123 12")]
    [InlineData("+61 1 8317 1034")]
    [InlineData("+971 2002-1-4 371")]
    [InlineData("+49 12-02-2003")]
    [InlineData("+49 2003 12 02")]
    [InlineData("+1 202 555 0123 x12")]
    [InlineData("+1 202 555 0123, +1 202 555 0124")]
    [InlineData("+1 2O2 555 0123")]
    [InlineData("(202) 555-0123")]
    [InlineData("00 44 20 7946 0018")]
    [InlineData("+1.20255")]
    [InlineData("+1 202 555 XXXX")]
    public void Corrects_nothing_that_is_not(string text)
    {
        var fault = AddressGrammar.Fault(AddressForm.Participant, text);
        Assert.NotNull(fault);
        Assert.Null(fault.Correction);
    }

    [Fact]
    public void Names_rules_that_the_library_has() => Assert.All(
        typeof(AddressRuleIds).GetFields(
            System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic),
        field => Assert.Equal(field.Name, Identifier(Rules.Find((string)field.GetRawConstantValue()!)!.Name)));

    // not-a-digit is NotADigit.
    private static string Identifier(string name) =>
        string.Concat(name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string? Disagreement(string text)
    {
        var participant = AddressGrammar.Fault(AddressForm.Participant, text);
        var number = AddressGrammar.Fault(AddressForm.Number, text);
        return Difference(participant, ParticipantAddress.Diagnose(text)) ??
            Difference(number, E164Number.Diagnose(text)) ??
            Correction(participant, text) ??
            (number?.Correction is { } corrected && corrected != participant?.Correction
                ? $"The number is corrected to {corrected}."
                : null);
    }

    private static string? Difference(AddressFault? own, Diagnostic? library) =>
        (own is null) != (library is null) ? $"Analyzer {own?.Rule ?? own?.Message}, library {library}."
        : own?.Rule is { } rule && (rule, own.Index) != (library!.Rule.Id, library.Index)
            ? $"Analyzer {rule} at {own.Index}, library {library}."
        : null;

    // What is offered is what the library is certain of.
    private static string? Correction(AddressFault? own, string text)
    {
        var library = ParticipantAddress.Diagnose(text);
        return own?.Correction is not { } corrected || library!.Fix == new Fix(corrected, Applicability.Safe)
            ? null
            : $"Analyzer {corrected}, library {library} {library.Fix}.";
    }

    private static string? PartDisagreement(string text)
    {
        return Made(AddressForm.Mailbox, () => new ParticipantAddress.Email(text)) ??
            Made(AddressForm.Extension, () => new ParticipantAddress.Extension(text)) ??
            Made(AddressForm.SipUri, () => new ParticipantAddress.Sip(text)) ??
            Made(AddressForm.SipUri, () => new ParticipantAddress.Sip($"sip:{text}"), "sip:");

        string? Made(AddressForm form, Func<ParticipantAddress> make, string scheme = "")
        {
            var fault = AddressGrammar.Fault(form, scheme + text);
            try
            {
                _ = make();
                return fault is null ? null : $"{form}: the library takes it, the analyzer says {fault.Message}.";
            }
            catch (ArgumentException)
            {
                return fault is null ? $"{form}: the analyzer takes it." : null;
            }
        }
    }
}
