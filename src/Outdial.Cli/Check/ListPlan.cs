namespace Outdial.Cli;

/// <summary>What is done with the rows of a list, by the command line.</summary>
internal sealed class ListPlan
{
    internal ListPlan(CheckInput input, ListInput list)
    {
        var delimiter = list.Delimiter;
        var check = new AddressCheck(input.Policy);
        var isWritten = input.Fix || input.Diff;
        Columns = input.AddColumns
            ? new VerdictColumns(
                delimiter,
                new CellFixer(check, input.Filter, guesses: false),
                new CellFixer(check, input.Filter, guesses: true),
                input.Guess)
            : null;
        Duplicates = input.Dedupe ? new Duplicates(input.Filter, delimiter, isWritten) : null;
        Editor = isWritten || input.AddColumns || input.Dedupe
            ? new RowEditor(delimiter, list.Table is not null)
            {
                Fixer = isWritten ? new CellFixer(check, input.Filter, input.Guess) : null,
                Columns = Columns,
                Rejects = input.Rejects is not null,
                Comparer = input.Dedupe ? new CellFixer(check, input.Filter with { Selected = [] }, input.Guess) : null,
            }
            : null;
    }

    /// <summary>Notes what is written of each row; null if the list is only checked.</summary>
    internal RowEditor? Editor { get; }

    /// <summary>The columns that are added; null if none are.</summary>
    internal VerdictColumns? Columns { get; }

    /// <summary>Finds rows with the same number; null if they are not looked for.</summary>
    internal Duplicates? Duplicates { get; }
}
