using System.Text;

namespace Outdial.Cli;

/// <summary>Checks single addresses, as text.</summary>
internal sealed class AddressCheck(CallPolicy policy)
{
    /// <summary>The characters of a text that are looked at; an address has no more.</summary>
    internal const int MaxLength = 1_000;

    private readonly CallValidator _validator = new(policy);

    /// <summary>What is wrong with an address; nothing for most.</summary>
    internal IEnumerable<PayloadFinding> Check(string text, bool isCut = false)
    {
        if (isCut)
        {
            var message = $"It is longer than {MaxLength:N0} characters.";
            return [Finding(text, new Diagnostic(AddressRules.NotAnAddress, message) { Index = 0 })];
        }

        if (ParticipantAddress.TryParse(text, null, out var address))
        {
            return _validator.Check(OutboundCall.To(address)).Diagnostics
                .Select(diagnostic => Finding(text, diagnostic with { Path = "" }));
        }

        return
        [
            Finding(text, text.Contains('\uFFFD', StringComparison.Ordinal)
                ? new Diagnostic(JsonRules.NotUtf8) { Index = text.IndexOf('\uFFFD', StringComparison.Ordinal) }
                : ParticipantAddress.Diagnose(text, policy.Region)!),
        ];
    }

    // Half a pair, which is not a character, is one all the same.
    private static int CharactersOf(string text, int start) =>
        Rune.TryGetRuneAt(text, start, out var rune) ? rune.Utf16SequenceLength : 1;

    private static PayloadFinding Finding(string text, Diagnostic diagnostic)
    {
        var start = Math.Clamp(diagnostic.Index, 0, text.Length);
        var whole = diagnostic.Index <= 0;
        var length = whole ? text.Length : start < text.Length ? CharactersOf(text, start) : 0;
        var span = new TextSpan(
            Encoding.UTF8.GetByteCount(text.AsSpan(0, start)), Encoding.UTF8.GetByteCount(text.AsSpan(start, length)));
        var column = text[..start].EnumerateRunes().Count() + 1;
        return new PayloadFinding(
            diagnostic with { Index = -1, Fix = null },
            span,
            new TextPosition(1, column),
            diagnostic.Fix is { } fix
                ? [new TextFix(
                    "Write it in this form",
                    fix.Applicability,
                    [new TextEdit(new TextSpan(0, Encoding.UTF8.GetByteCount(text)), fix.Replacement)])]
                : []);
    }
}
