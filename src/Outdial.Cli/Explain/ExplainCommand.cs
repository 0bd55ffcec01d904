using System.CommandLine;
using System.CommandLine.Completions;
using System.Text.Json;

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
        var json = new Option<bool>("--json") { Description = "Print one JSON object for each rule." };
        var command = new Command("explain", "Explain a rule: what it reports, why, and how to fix it.")
        {
            rule,
            list,
            json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(rule) is null != result.GetValue(list))
            {
                result.AddError("Name a rule, or give --list.");
            }
        });
        command.SetAction(parsed => parsed.GetValue(rule) is { } name
            ? Explain(terminal, name, parsed.GetValue(json))
            : List(terminal, parsed.GetValue(json)));
        return command;
    }

    private static int List(Terminal terminal, bool json)
    {
        foreach (var rule in Rules.All)
        {
            terminal.Out.WriteLine(json
                ? Json(rule)
                : $"{rule.Id}  {SeverityText.Of(rule.Severity).Word,-7}  {rule.Name}");
        }

        return ExitCode.Done;
    }

    private static string Json(Rule rule) =>
        JsonSerializer.Serialize(RuleObject.Of(rule), RuleJson.Line.RuleObject);

    private static int Explain(Terminal terminal, string name, bool json)
    {
        if (Rules.Find(name) is { } rule)
        {
            terminal.Out.Write(json ? $"{Json(rule)}\n" : RulePages.Of(rule));
            return ExitCode.Done;
        }

        return CommandGuard.Say(terminal, $"There is no rule '{name}'. See: outdial explain --list", json);
    }
}
