using System.Text;

namespace Outdial.Cli.Tests;

/// <summary>The ledger for a spreadsheet, which takes some texts for formulas, and ends a row at some marks.</summary>
public sealed class LedgerCsvTests
{
    private static readonly Gen<string> Texts = Gen.String[
        Gen.Frequency(
            (2, Gen.Char["=+-@\uFF1D\uFF0B\uFF0D\uFF20|%"]),
            (3, Gen.Char["\t\r\n\0\u0085\u2028\u2029\u001B\u200B\u202E\uFEFF\u00A0 \u007F\u009B"]),
            (3, Gen.Char["\",;'abc1"]),
            (1, Gen.Char)),
        0,
        12];

    private static readonly char[] Formulas = [.. "=+-@\uFF1D\uFF0B\uFF0D\uFF20"];

    [Fact]
    public void Has_no_formula_and_each_text_in_one_field() =>
        Gen.Select(Texts, Texts, Texts.Array[0, 3]).Sample((key, message, ids) =>
        {
            var line = LedgerCsv.Line(new LedgerEntryObject(
                key, "placed", "platform", ids, default, default, key, 400, "OD4001", message, key, ids, message));
            Assert.EndsWith("\r\n", line, StringComparison.Ordinal);
            var fields = Fields(line[..^2]);
            Assert.Equal(13, fields.Count);
            Assert.Equal("placed", fields[1]);
            foreach (var field in fields)
            {
                Assert.DoesNotContain(field, letter => char.IsControl(letter) || "\u2028\u2029\u202E".Contains(letter));
                Assert.NotEqual(0, field.Trim().IndexOfAny(Formulas));
            }
        });

    // RFC 4180, read plainly.
    private static List<string> Fields(string line)
    {
        var (fields, field, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append(line[i++]);
            }
            else if (line[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (line[i] == ',' && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
