using System.Collections.Immutable;

namespace Outdial.Docs.Tests;

/// <summary>Addresses on the pages of rules: each line breaks the page's rule and no other, or none.</summary>
public sealed class AddressExampleTests
{
    public static TheoryData<CodeBlock> Examples() => CodeBlock.OfRules("address");

    [Theory]
    [MemberData(nameof(Examples))]
    public void Are_what_their_page_says(CodeBlock block)
    {
        var words = ExampleWords.Of(block);
        Assert.NotEmpty(block.Lines);
        foreach (var line in block.Lines)
        {
            var found = Findings(ExampleText.Unescape(line), words);
            var isAsSaid = block.IsWrong
                ? found is [var only] && only.Rule == block.Rule
                : !found.Any(finding => finding.Rule == block.Rule || finding.IsError);
            Assert.True(isAsSaid, $"{block}: '{line}' gives [{string.Join(" ", found)}].");
        }
    }

    private static ImmutableArray<Diagnostic> Findings(string text, ExampleWords words)
    {
        ParticipantAddress? address;
        Diagnostic? fault;
        if (words.Region is { } region)
        {
            ParticipantAddress.TryFromDialled(text, region, out address, out fault);
        }
        else
        {
            fault = ParticipantAddress.Diagnose(text);
            _ = ParticipantAddress.TryParse(text, null, out address);
        }

        if (address is null)
        {
            return [fault!];
        }

        var validator = new CallValidator(words.Policy with { Region = words.Region });
        return validator.Check(OutboundCall.To(address)).Diagnostics;
    }
}
