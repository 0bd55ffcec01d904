using System.Collections.Immutable;
using System.CommandLine;

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

    /// <summary>Where the list of <see cref="Numbers"/> is written; null where that is not named.</summary>
    internal string? Output { get; init; }

    /// <summary>Where the rows go that cannot be fixed; null if they stay.</summary>
    internal string? Rejects { get; init; }

    internal bool AddColumns { get; init; }

    internal bool Dedupe { get; init; }

    /// <summary>Where the list is written in the end: <c>-</c> for the standard output, null if it is only
    /// checked.</summary>
    internal string? ListOutput => Numbers is null ? null
        : Fix ? Output ?? Numbers
        : AddColumns ? Output ?? PayloadSource.StandardInput
        : Diff ? PayloadSource.StandardInput
        : null;

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
        Output = parsed.GetValue(options.Output),
        Rejects = parsed.GetValue(options.Rejects),
        AddColumns = parsed.GetValue(options.AddColumns),
        Dedupe = parsed.GetValue(options.Dedupe),
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
}
