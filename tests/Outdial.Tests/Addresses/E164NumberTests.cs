using System.Globalization;
using System.Text;

namespace Outdial.Tests;

public sealed class E164NumberTests
{
    // Made without looking at the parser: a calling code that is not alone, digits, at most 15.
    private static readonly Gen<string> Numbers =
        Gen.Select(Gen.Int[1, 9], Gen.String[Gen.Char['0', '9'], 4, 14], (first, rest) => $"+{first}{rest}");

    // Mostly digits with a few intruders: random text alone would hardly ever come near a number.
    private static readonly Gen<char> NearDigits = Gen.OneOf(
        Gen.Char['0', '9'], Gen.Char['0', '9'], Gen.Char['0', '9'], Gen.Char[" +-().\n\r\t\u0661\uFF11\u200Bx"]);

    private static readonly Gen<string> NearNumbers = Gen.String[NearDigits, 0, 20].Select(text => $"+{text}");

    [Fact]
    public void Reads_back_what_it_writes() => Numbers.Sample(text => E164Number.Parse(text).ToString() == text);

    [Fact]
    public void Reads_chars_and_utf8_bytes_alike() => Gen.OneOf(Numbers, NearNumbers, Gen.String).Sample(text =>
        E164Number.TryParse(text, null, out var fromChars) ==
            E164Number.TryParse(Encoding.UTF8.GetBytes(text), null, out var fromBytes) &&
        fromChars == fromBytes);

    [Fact]
    public void Explains_exactly_what_it_refuses() => Gen.OneOf(Numbers, NearNumbers, Gen.String).Sample(text =>
        E164Number.TryParse(text, null, out _) == (E164Number.Diagnose(text) is null) &&
        (E164Number.Diagnose(text) is null) == (E164Number.Diagnose(Encoding.UTF8.GetBytes(text)) is null));

    [Fact]
    public void Names_the_same_rule_for_chars_and_bytes() => Gen.OneOf(NearNumbers, Gen.String).Sample(text =>
    {
        // Text with half a surrogate pair has no UTF-8 form: the two inputs would differ.
        var bytes = Encoding.UTF8.GetBytes(text);
        return Encoding.UTF8.GetString(bytes) != text ||
            E164Number.Diagnose(text)?.Rule == E164Number.Diagnose(bytes)?.Rule;
    });

    [Fact]
    public void Places_every_fault_inside_the_text() => Gen.OneOf(NearNumbers, Gen.String).Sample(text =>
        E164Number.Diagnose(text) is not { } fault || (fault.Index >= 0 && fault.Index <= text.Length));

    [Fact]
    public void Never_throws_on_arbitrary_bytes() => Gen.Byte.Array.Sample(bytes =>
    {
        _ = E164Number.TryParse(bytes, null, out _);
        _ = E164Number.Diagnose(bytes);
    });

    [Fact]
    public void Agrees_with_a_plain_statement_of_the_grammar() => NearNumbers.Sample(text =>
    {
        var digits = text[1..];
        var plain = digits.Length is >= 5 and <= 15 && digits[0] != '0' && digits.All(c => c is >= '0' and <= '9');
        return digits.Length < 5 || plain == E164Number.TryParse(text, null, out _);
    });

    // Eight characters are read at once: so every place counts, and characters whose lower half is a digit.
    [Fact]
    public void Finds_a_foreign_character_wherever_it_stands()
    {
        for (var length = 3; length <= 16; length++)
        {
            var good = "+123456789012345"[..length];
            Assert.True(E164Number.TryParse(good, null, out var number) && number.ToString() == good);
            for (var at = 1; at < length; at++)
            {
                foreach (var foreign in "/:+ a\u0130\u0231\u0661\uFF11\uD83D\0\u00B1\u00FF")
                {
                    var bad = $"{good[..at]}{foreign}{good[(at + 1)..]}";
                    Assert.Equal(at, E164Number.Diagnose(bad)?.Index);
                    Assert.Equal(at, E164Number.Diagnose(Encoding.UTF8.GetBytes(bad))?.Index);
                }
            }
        }
    }

    [Fact]
    public void Reads_without_allocating()
    {
        static bool Read() => E164Number.TryParse("+12025550123", null, out var chars) &&
            E164Number.TryParse("+12025550123"u8, null, out var bytes) && chars == bytes &&
            !E164Number.TryParse("+1202555o123", null, out _) && E164Number.TryParse("+12345", null, out _);

        Assert.True(Read());
        var before = GC.GetAllocatedBytesForCurrentThread();
        var isRead = Read();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(isRead);
    }

    [Fact]
    public void Is_its_calling_code_and_its_national_number() => Numbers.Sample(text =>
        E164Number.Parse(text) is var number &&
        text == $"+{number.CallingCode}{number.NationalSignificantNumber}" && number.DigitCount == text.Length - 1);

    [Fact]
    public void Is_ordered_as_its_digits_are() => Gen.Select(Numbers, Numbers).Sample((a, b) =>
    {
        var (x, y) = (E164Number.Parse(a), E164Number.Parse(b));
        var expected = ulong.Parse(a, CultureInfo.InvariantCulture)
            .CompareTo(ulong.Parse(b, CultureInfo.InvariantCulture));
        return Math.Sign(x.CompareTo(y)) == expected && (x < y) == (expected < 0) && (x > y) == (expected > 0)
            && (x <= y) == (expected <= 0) && (x >= y) == (expected >= 0) && (x == y) == (expected == 0);
    });

    [Fact]
    public void Masks_all_but_the_calling_code_and_two_digits() => Numbers.Sample(text =>
    {
        var number = E164Number.Parse(text);
        var masked = $"{number:M}";
        var shown = masked.Count(char.IsAsciiDigit) - number.CallingCode.ToString(CultureInfo.InvariantCulture).Length;
        return masked.Length == text.Length && masked.StartsWith($"+{number.CallingCode}", StringComparison.Ordinal) &&
            (number.NationalSignificantNumber.Length > 4
                ? shown == 2 && masked.EndsWith(text[^2..], StringComparison.Ordinal)
                : shown == 0);
    });

    [Fact]
    public void Formats_into_spans_of_chars_and_bytes_alike() =>
        Gen.Select(Numbers, Gen.Int[0, 20], Gen.OneOf("", "G", "M")).Sample((text, room, format) =>
        {
            var number = E164Number.Parse(text);
            var (chars, bytes) = (new char[room], new byte[room]);
            var fitted = number.TryFormat(chars, out var charsWritten, format);
            return fitted == number.TryFormat(bytes, out var bytesWritten, format) && charsWritten == bytesWritten &&
                fitted == (room >= text.Length) &&
                (!fitted || (new string(chars, 0, charsWritten) == number.ToString(format) &&
                    Encoding.ASCII.GetString(bytes, 0, bytesWritten) == number.ToString(format)));
        });

    [Fact]
    public void Allocates_nothing_to_parse_a_number()
    {
        const string Text = "+15551234567";
        _ = E164Number.TryParse(Text, null, out _);
        _ = E164Number.TryParse("+15551234567"u8, null, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            _ = E164Number.TryParse(Text, null, out _);
            _ = E164Number.TryParse("+15551234567"u8, null, out _);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Has_a_default_that_is_no_number()
    {
        E164Number none = default;
        Assert.True(none.IsEmpty);
        Assert.Equal("", none.ToString());
        Assert.Equal("", $"{none:M}");
        Assert.Equal(0, none.CallingCode);
        Assert.Equal("", none.NationalSignificantNumber);
        Assert.Equal(0, none.DigitCount);
        Assert.False(E164Number.Parse("+15551234567").IsEmpty);
    }

    [Theory]
    [InlineData("+15551234567\n", "OD1008", 12)]
    [InlineData("+15551234567\r\n", "OD1008", 12)]
    [InlineData("+05551234567", "OD1004", 1)]
    [InlineData("+1555123456789012", "OD1005", 16)]
    [InlineData("+\u0661\u0665\u0665\u0665", "OD1007", 1)]
    [InlineData("+1\uFF15", "OD1007", 2)]
    [InlineData("", "OD1001", 0)]
    [InlineData("555-123-4567", "OD1003", 0)]
    [InlineData("(555) 123-4567", "OD1003", 0)]
    [InlineData("15551234567", "OD1003", 0)]
    [InlineData("00442079460018", "OD1014", 0)]
    [InlineData("+1 555 123 4567", "OD1009", 2)]
    [InlineData("+1-555", "OD1009", 2)]
    [InlineData(" +15551234567", "OD1009", 0)]
    [InlineData("\uFEFF+15551234567", "OD1010", 0)]
    [InlineData("+1\u00A0555", "OD1010", 2)]
    [InlineData("+1555\u200B1234567", "OD1010", 5)]
    [InlineData("+15551234567\u202C", "OD1010", 12)]
    [InlineData("+1555\u20281234", "OD1008", 5)]
    [InlineData("+1800FLOWERS", "OD1002", 5)]
    [InlineData("+1555+1555", "OD1002", 5)]
    [InlineData("+", "OD1006", 1)]
    [InlineData("+1", "OD1006", 2)]
    [InlineData("+44", "OD1006", 3)]
    [InlineData("+353", "OD1006", 4)]
    [InlineData("\uFF0B15551234567", "OD1002", 0)]
    [InlineData("+1555\uD83D\uDE00", "OD1002", 5)]
    [InlineData("+1555\uD83D", "OD1002", 5)]
    public void Says_what_is_wrong_and_where(string text, string rule, int index)
    {
        var fault = E164Number.Diagnose(text);
        Assert.NotNull(fault);
        Assert.Equal((rule, index), (fault.Rule.Id, fault.Index));
        var thrown = Assert.Throws<AddressFormatException>(() => E164Number.Parse(text));
        Assert.Equal(fault, thrown.Diagnostic);
    }

    [Theory]
    [InlineData("+12", 1, "2")]
    [InlineData("+71", 7, "1")]
    [InlineData("+441", 44, "1")]
    [InlineData("+3531", 353, "1")]
    [InlineData("+2475", 247, "5")]
    [InlineData("+390612345", 39, "0612345")]
    [InlineData("+15551234567", 1, "5551234567")]
    [InlineData("+999999999999999", 999, "999999999999")]
    public void Splits_off_the_calling_code(string text, int callingCode, string national)
    {
        var number = E164Number.Parse(text);
        Assert.Equal((callingCode, national), (number.CallingCode, number.NationalSignificantNumber));
    }

    [Fact]
    public void Refuses_an_unknown_format() =>
        Assert.Throws<FormatException>(() => E164Number.Parse("+15551234567").ToString("X"));
}
