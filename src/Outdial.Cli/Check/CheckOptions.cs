using System.CommandLine;
using static Outdial.Cli.TextOption;

namespace Outdial.Cli;

/// <summary>The arguments and options of <c>outdial check</c>.</summary>
internal sealed class CheckOptions
{
    internal Argument<string[]> Paths { get; } = new("path")
    {
        Description = "JSON files; folders, for every *.json in them; or - for standard input.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    internal Option<string?> Address { get; } = One("--address", "text", "Check one address.");

    internal Option<string?> Numbers { get; } =
        One(
            "--numbers",
            OptionRules.FileValue,
            "Check a file of addresses, one on each line (- for the standard input); any size.");

    internal Option<string?> Column { get; } = One(
        "--column",
        "name|number",
        "With --numbers: the file is CSV, and the addresses are in this column, by its name in the first row " +
        "or by its number (3: then every row is data).");

    internal Option<string?> Delimiter { get; } = One(
        "--delimiter",
        "character",
        "With --column: the character between columns, or tab, comma, semicolon or pipe. Default: a comma.");

    internal Option<string?> Output { get; } = new("--output", "-o")
    {
        HelpName = OptionRules.FileValue,
        Description = "With --numbers and --fix or --add-columns: write the list to this file (- for the standard " +
            "output). Default: --fix writes the file of --numbers itself, --add-columns the standard output.",
    };

    internal Option<string?> Rejects { get; } = One(
        "--rejects",
        OptionRules.FileValue,
        "With --numbers and --fix: move the rows that cannot be fixed to this file, each with its rule.");

    internal Option<bool> AddColumns { get; } = Flag(
        "--add-columns",
        "With --numbers: leave the addresses as they are; add columns with verdict, rule, number, region and type.");

    internal Option<bool> Dedupe { get; } = Flag(
        "--dedupe", "With --numbers: report rows with the number of an earlier row; with --fix, remove them.");

    internal PolicyOptions Policy { get; } = new();

    internal Option<string?> Region { get; } =
        One("--region", "US", "The region in which numbers without a calling code are dialled: fixes are read in it.");

    internal Option<bool> Fix { get; } = Flag(
        "--fix", "Apply the safe fixes, in JSON files or the file of --numbers; leave every other byte as it is.");

    internal Option<bool> Guess { get; } = Flag("--guess", "With --fix or --diff: apply fixes that are guesses too.");

    internal Option<bool> Diff { get; } = Flag("--diff", "Show what --fix would change, and change nothing.");

    internal Option<string?> To { get; } =
        One("--to", "guide|platform", "Print the body for this contract, built from the input's meaning.");

    internal Option<string> Format { get; } = new("--format")
    {
        HelpName = "format",
        Description = "text, json, ndjson, sarif or github; or, with --numbers, verdicts: one for each line.",
        DefaultValueFactory = _ => "text",
    };

    internal Option<string[]> Select { get; } =
        Many("--select", "rule", "Report these rules only: OD1003, missing-plus, OD1. Repeatable.");

    internal Option<string[]> Ignore { get; } = Many("--ignore", "rule", "Do not report these rules. Repeatable.");

    internal Option<bool> Quiet { get; } = Flag("--quiet", "Report errors only, and no summary.");

    internal Option<bool> Statistics { get; } =
        Flag("--statistics", "Count the findings by rule instead of showing them.");

    internal Option<bool> ExitZero { get; } =
        Flag("--exit-zero", "Exit with 0 whatever is found, unless something could not be read or written.");

    internal Option<bool> WarningsAsErrors { get; } = Flag("--warnings-as-errors", "Let warnings count as errors.");

    internal void AddTo(Command command)
    {
        FixedValues.Only(To!, ContractNames.Guide, ContractNames.Platform);
        FixedValues.Only(Format, "text", "json", "ndjson", "sarif", "github", VerdictFormat.Name);
        command.Add(Paths);
        command.Add(Address);
        command.Add(Numbers);
        command.Add(Column);
        command.Add(Delimiter);
        command.Add(Output);
        command.Add(Rejects);
        command.Add(AddColumns);
        command.Add(Dedupe);
        Policy.AddTo(command);
        foreach (var option in new Option[]
        {
            Region, Fix, Guess, Diff, To, Format, Select, Ignore, Quiet, Statistics, ExitZero, WarningsAsErrors,
        })
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            foreach (var fault in CheckContradictions.Find(result, this))
            {
                result.AddError(fault);
            }
        });
    }

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description };
}
