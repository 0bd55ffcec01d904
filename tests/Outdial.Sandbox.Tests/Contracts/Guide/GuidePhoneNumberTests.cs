using System.Text.Json;

namespace Outdial.Sandbox.Tests;

/// <summary>The guide's grammar, as its wire shows it: '+', a digit 1 to 9, then 1 to 14 digits.</summary>
public sealed class GuidePhoneNumberTests
{
    private static readonly Gen<string> Digits = Gen.Char['0', '9'].Array[0, 20].Select(digits => new string(digits));

    /// <summary>A number of any length, and whether that length is right.</summary>
    private static readonly Gen<(string Text, bool IsValid)> AnyLength =
        Gen.Select(Gen.Char['1', '9'], Digits, (first, rest) => ($"+{first}{rest}", rest.Length is >= 1 and <= 14));

    /// <summary>A right number with one character too many, of which none is a digit 0 to 9.</summary>
    private static readonly Gen<(string Text, bool IsValid)> Spoiled =
        Gen.Select(AnyLength.Where(number => number.IsValid), Gen.Int[0, 100], Gen.OneOf(
                Gen.OneOf('+', '-', ' ', '(', '\n', '\r', '\t', '\0', 'x', '\u0661', '\uFF11', '\u00A0', '\u200B'),
                Gen.Char['!', '/'],
                Gen.Char[':', '~']))
            .Select((number, at, wrong) => (number.Text.Insert(at % (number.Text.Length + 1), $"{wrong}"), false));

    private static readonly Gen<(string Text, bool IsValid)> WithoutPlus =
        Gen.Select(AnyLength, Gen.OneOf("", "00", "++", "0", "tel:+", "\uFF0B"))
            .Select((number, prefix) => (prefix + number.Text[1..], false));

    private static readonly Gen<(string Text, bool IsValid)> LeadingZero =
        Digits.Select(digits => ($"+0{digits}", false));

    [Fact]
    public async Task Takes_the_numbers_of_the_grammar_and_no_other_text()
    {
        await using var session = await Session.StartAsync(new SandboxOptions { Contract = SandboxContract.Guide });
        var token = session.Sandbox.SignIn();

        // Many numbers in a request: the faults tell which of them were refused.
        await Gen.OneOf(AnyLength, Spoiled, WithoutPlus, LeadingZero).Array[1, 50].SampleAsync(async numbers =>
        {
            var reply = await session.PostAsync(Session.Calls, Body(numbers.Select(number => number.Text)), token);

            var expected = numbers.Index().Where(number => !number.Item.IsValid)
                .Select(number => $"participants[{number.Index}].participantAddress.id is not a valid phone number")
                .ToArray();
            return expected is []
                ? reply.Status == 200
                : reply.Status == 400 && reply.Errors.SequenceEqual(["participants", .. expected]);
        });
    }

    [Theory]
    [InlineData("+12", true)]
    [InlineData("+1", false)]
    [InlineData("+", false)]
    [InlineData("+123456789012345", true)]
    [InlineData("+1234567890123456", false)]
    [InlineData("+15551234567", true)]
    [InlineData("+15551234567\n", false)]
    [InlineData("+0555123456", false)]
    [InlineData("15551234567", false)]
    [InlineData("+1555123456\u0667", false)]
    public async Task Knows_the_bounds(string text, bool isValid)
    {
        await using var session = await Session.StartAsync();

        var reply = await session.PostAsync(Session.Calls, Body([text]), await session.GuideTokenAsync());

        Assert.Equal(isValid ? 200 : 400, reply.Status);
        Assert.Equal(isValid ? 1 : 0, session.Sandbox.Phones[text].Rings);
    }

    private static string Body(IEnumerable<string> numbers) => JsonSerializer.Serialize(new
    {
        participants = numbers.Select(number => new { participantAddress = new { id = number, type = "phone" } }),
    });
}
