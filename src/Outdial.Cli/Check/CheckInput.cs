using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;

namespace Outdial.Cli;

/// <summary>The input of <c>outdial check</c>.</summary>
internal sealed record CheckInput
{
    internal required ImmutableArray<string> Paths { get; init; }

    internal string? Address { get; init; }

    internal string? Numbers { get; init; }

    /// <summary>The column of <see cref="Numbers"/> with the addresses; null if it is not a table.</summary>
    internal string? Column { get; init; }

    /// <summary>The character between columns; null where it is not named.</summary>
    internal byte? Delimiter { get; init; }

    internal required CallPolicy Policy { get; init; }

    internal string? Contract { get; init; }

    internal Contract? To { get; init; }

    internal bool Fix { get; init; }

    internal bool Guess { get; init; }

    internal bool Diff { get; init; }

    internal required string Format { get; init; }

    internal required RuleFilter Filter { get; init; }

    internal bool Statistics { get; init; }

    internal bool ExitZero { get; init; }

    internal static CheckInput Read(ParseResult parsed, CheckOptions options) => new()
    {
        Paths = [.. parsed.GetValue(options.Paths) ?? []],
        Address = parsed.GetValue(options.Address),
        Numbers = parsed.GetValue(options.Numbers),
        Column = parsed.GetValue(options.Column),
        Delimiter = CsvColumn.DelimiterOf(parsed.GetValue(options.Delimiter) ?? ""),
        Policy = options.Policy.Read(parsed, DiallingRegion.Of(parsed.GetValue(options.Region))),
        Contract = parsed.GetValue(options.Policy.Contract),
        To = ContractNames.Find(parsed.GetValue(options.To)),
        Fix = parsed.GetValue(options.Fix),
        Guess = parsed.GetValue(options.Guess),
        Diff = parsed.GetValue(options.Diff),
        Format = parsed.GetValue(options.Format)!,
        Filter = new RuleFilter(
            RuleFilter.Split(parsed.GetValue(options.Select)),
            RuleFilter.Split(parsed.GetValue(options.Ignore)),
            parsed.GetValue(options.WarningsAsErrors),
            parsed.GetValue(options.Quiet)),
        Statistics = parsed.GetValue(options.Statistics),
        ExitZero = parsed.GetValue(options.ExitZero),
    };

    /// <summary>What in the command line does not go together.</summary>
    internal static IEnumerable<string> Contradictions(CommandResult result, CheckOptions options)
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
        if (changes && !hasPaths)
        {
            yield return "--fix and --diff are for JSON files.";
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

        if (Given(options.Guess) && !changes)
        {
            yield return "--guess goes with --fix or --diff.";
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
}
