using System.CommandLine;
using System.CommandLine.Parsing;

namespace Outdial.Cli;

/// <summary>What in the command line of <c>outdial check</c> does not go together.</summary>
internal static class CheckContradictions
{
    /// <summary>What does not go together; nothing if all does.</summary>
    internal static IEnumerable<string> Find(CommandResult result, CheckOptions options)
    {
        bool Given(Option option) => result.GetResult(option) is { Implicit: false };

        var hasPaths = result.GetValue(options.Paths) is { Length: > 0 };
        var inputs = (hasPaths ? 1 : 0) + (Given(options.Address) ? 1 : 0) + (Given(options.Numbers) ? 1 : 0);
        if (inputs != 1)
        {
            yield return inputs == 0
                ? "Name what to check: files, - for the standard input, --address or --numbers."
                : "Files, --address and --numbers exclude each other.";
        }

        if (Given(options.Column) && !Given(options.Numbers))
        {
            yield return "--column goes with --numbers.";
        }

        if (Given(options.Column) && result.GetValue(options.Column) is var column &&
            (string.IsNullOrEmpty(column) || CsvColumn.NumberOf(column) == 0))
        {
            yield return "--column is a name in the header, or a number from 1.";
        }

        if (Given(options.Delimiter) && !Given(options.Column))
        {
            yield return "--delimiter goes with --column.";
        }

        if (Given(options.Delimiter) && CsvColumn.DelimiterOf(result.GetValue(options.Delimiter) ?? "") is null)
        {
            yield return "--delimiter is one ASCII character other than a quote, or tab, comma, semicolon or pipe.";
        }

        var changes = Given(options.Fix) || Given(options.Diff);
        if (changes && Given(options.Address))
        {
            yield return "--fix and --diff are for JSON files and for --numbers.";
        }

        foreach (var sentence in OfLists(result, options))
        {
            yield return sentence;
        }

        if (Given(options.Policy.Contract) && !hasPaths)
        {
            yield return "--contract is for JSON files: an address is the same under both.";
        }

        if (Given(options.To) && !hasPaths)
        {
            yield return "--to is for JSON files.";
        }

        if (Given(options.Fix) && Given(options.Diff))
        {
            yield return "--fix and --diff exclude each other.";
        }

        if (Given(options.To) && changes)
        {
            yield return "--to and --fix or --diff exclude each other.";
        }

        if (Given(options.Guess) && !changes && !Given(options.AddColumns))
        {
            yield return "--guess goes with --fix, --diff or --add-columns.";
        }

        if (Given(options.Statistics) && Given(options.Format) && result.GetValue(options.Format) != "text")
        {
            yield return "--statistics goes with --format text.";
        }

        if (result.GetValue(options.Format) == VerdictFormat.Name && !Given(options.Numbers))
        {
            yield return "--format verdicts goes with --numbers.";
        }

        foreach (var rule in RuleFilter.Split(result.GetValue(options.Select))
            .Concat(RuleFilter.Split(result.GetValue(options.Ignore)))
            .Where(rule => !RuleFilter.IsKnown(rule)))
        {
            yield return $"There is no rule '{rule}'. See: outdial explain --list";
        }

        if (DiallingRegion.Of(result.GetValue(options.Region)) is { } region &&
            !ParticipantAddress.TryFromDialled("+12025550123", region, out _, out var fault) &&
            fault.Rule == AddressRules.UnknownRegion)
        {
            yield return $"'{region}' is not a region. {DiallingRegion.Explain(region)(fault).Help}";
        }
    }
    private static IEnumerable<string> OfLists(CommandResult result, CheckOptions options)
    {
        bool Given(Option option) => result.GetResult(option) is { Implicit: false };

        foreach (var option in new Option[] { options.AddColumns, options.Dedupe, options.Rejects, options.Output })
        {
            if (Given(option) && !Given(options.Numbers))
            {
                yield return $"{option.Name} goes with --numbers.";
            }
        }

        if (Given(options.AddColumns) && (Given(options.Fix) || Given(options.Diff)))
        {
            yield return "--add-columns leaves the addresses as they are: it excludes --fix and --diff.";
        }

        if (Given(options.Rejects) && !Given(options.Fix))
        {
            yield return "--rejects goes with --fix.";
        }

        if (Given(options.Output) && !Given(options.Fix) && !Given(options.AddColumns))
        {
            yield return "--output goes with --fix or --add-columns.";
        }

        var isWritten = Given(options.Fix) || Given(options.Diff) || Given(options.AddColumns);
        var format = result.GetValue(options.Format);
        if (Given(options.Numbers) && isWritten && format is "sarif" or VerdictFormat.Name)
        {
            yield return $"--format {format} describes a list as it is: it excludes --fix, --diff and --add-columns.";
        }

        if (Given(options.Dedupe) && format == VerdictFormat.Name)
        {
            yield return "--format verdicts says of each line what is wrong with it alone: it excludes --dedupe.";
        }

        var rejects = result.GetValue(options.Rejects);
        if (rejects == PayloadSource.StandardInput)
        {
            yield return "--rejects takes a file: the standard output is for the list and the findings.";
        }
        else if (rejects is not null &&
            (SamePath.Are(rejects, result.GetValue(options.Output)) ||
                SamePath.Are(rejects, result.GetValue(options.Numbers))))
        {
            yield return "--rejects is a file of its own: it cannot be that of --numbers or --output.";
        }
    }
}
