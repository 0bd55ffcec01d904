using System.CommandLine;
using System.CommandLine.Completions;

namespace Outdial.Cli;

/// <summary><c>outdial explain</c>.</summary>
internal static class ExplainCommand
{
    internal static Command Create(Terminal terminal)
    {
        var rule = new Argument<string?>("rule")
        {
            HelpName = "rule", // and not all that it may be completed to
            Description = "A rule's id or name: OD1003, missing-plus.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        rule.CompletionSources.Add(_ => Rules.All.Select(known => new CompletionItem(known.Id)));
        var list = new Option<bool>("--list") { Description = "List every rule." };
        var command = new Command("explain", "Say what a rule is, why it is, and how to mend what breaks it.")
        {
            rule,
            list,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(rule) is null != result.GetValue(list))
            {
                result.AddError("Name a rule, or give --list.");
            }
        });
        command.SetAction(parsed => parsed.GetValue(rule) is { } name ? Explain(terminal, name) : List(terminal));
        return command;
    }

    private static int List(Terminal terminal)
    {
        foreach (var rule in Rules.All)
        {
            terminal.Out.WriteLine($"{rule.Id}  {SeverityWords.Of(rule.Severity).Word,-7}  {rule.Name}");
        }

        return ExitCode.Done;
    }

    private static int Explain(Terminal terminal, string name)
    {
        if (Rules.Find(name) is { } rule)
        {
            terminal.Out.Write(RulePages.Of(rule));
            return ExitCode.Done;
        }

        terminal.Error.WriteLine($"There is no rule '{VisibleText.Of(name)}'. See: outdial explain --list");
        return ExitCode.Usage;
    }
}
