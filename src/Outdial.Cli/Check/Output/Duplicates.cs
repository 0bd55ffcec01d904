using System.Globalization;

namespace Outdial.Cli;

/// <summary>Finds rows with the number of an earlier row. Blocks come in their order.</summary>
/// <param name="filter">Whether they are reported.</param>
/// <param name="delimiter">The delimiter of cells.</param>
/// <param name="removes">Whether they are taken out of the output.</param>
internal sealed class Duplicates(RuleFilter filter, byte delimiter, bool removes)
{
    private static readonly Rule Rule = ListFileRules.DuplicateNumber;

    private readonly NumberSet _numbers = new();
    private readonly List<RowEdit> _edits = [];

    /// <summary>What is reported of the last block.</summary>
    internal List<AddressLine> Found { get; } = [];

    /// <summary>How many rows have been taken out.</summary>
    internal long Removed { get; private set; }

    /// <summary>Finds the rows of a block, and adds that they are taken out to the changes of the block.</summary>
    internal IReadOnlyList<RowEdit> Find(ListBlock block)
    {
        Found.Clear();
        _edits.Clear();
        var next = 0;
        foreach (var row in block.Numbered)
        {
            if (_numbers.Add(row.Number, row.Line) is not { } first || !filter.Takes(Rule))
            {
                continue;
            }

            Report(row, first);
            if (!removes)
            {
                continue;
            }

            while (next < block.Edits.Count && block.Edits[next].Start < row.Start)
            {
                _edits.Add(block.Edits[next++]);
            }

            while (next < block.Edits.Count && block.Edits[next].End <= row.End && block.Edits[next].Start < row.End)
            {
                next++;
            }

            Remove(block, row);
        }

        _edits.AddRange(block.Edits.Skip(next));
        return _edits;
    }

    private void Remove(ListBlock block, NumberedRow row)
    {
        byte[] rule = [delimiter, .. CsvCell.Of(Rule.Id, delimiter)];
        _edits.Add(new RowEdit(row.Start, row.End, block.Texts.WrittenCount, rule.Length, IsRejected: true));
        rule.CopyTo(block.Texts.GetSpan(rule.Length));
        block.Texts.Advance(rule.Length);
        Removed++;
    }

    private void Report(NumberedRow row, long first)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"+{row.Number}");
        var message = string.Create(CultureInfo.InvariantCulture, $"Line {first} has the same number.");
        var finding = new PayloadFinding(
            new Diagnostic(Rule, message), new TextSpan(0, number.Length), new TextPosition(1, 1), []);
        if (filter.Apply(finding) is { } reported)
        {
            Found.Add(new AddressLine(row.Line, number, [reported]));
        }
    }
}
