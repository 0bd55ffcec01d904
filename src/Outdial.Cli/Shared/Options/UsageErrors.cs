using System.CommandLine;
using System.CommandLine.Parsing;

namespace Outdial.Cli;

/// <summary>Says in one sentence what is wrong with a command line that the parser could not read.</summary>
internal static class UsageErrors
{
    /// <summary>The sentences; those of a command's own rules only if its arguments are complete.</summary>
    internal static IEnumerable<string> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var path = PathOf(parsed.CommandResult);
        var extra = parsed.UnmatchedTokens.Count > 0 ? VisibleText.Of(parsed.UnmatchedTokens[0]) : null;
        if (command.Subcommands.Count > 0)
        {
            return [Subcommand(path, extra, [.. command.Subcommands.Select(sub => sub.Name)])];
        }

        if (Missing(parsed, command) is { } missing)
        {
            return [$"{path} needs {missing}"];
        }

        return extra is null
            ? parsed.Errors.Select(error => error.Message).Distinct()
            : [$"'{extra}' is one word too many for {path}. A text with spaces in it is put in quotes."];
    }

    /// <summary>A command with those above it: <c>outdial ledger show</c>.</summary>
    internal static string PathOf(CommandResult command) => command.Parent is CommandResult parent
        ? $"{PathOf(parent)} {command.Command.Name}"
        : "outdial";

    private static string Subcommand(string path, string? word, string[] names) =>
        word is null ? $"{path} needs a command: {string.Join(", ", names)}."
        : NameDistance.Nearest(word, names) is { } near
            ? $"There is no command '{word}' of {path}. The nearest is {near}."
        : $"There is no command '{word}' of {path}. Its commands are: {string.Join(", ", names)}.";

    private static string? Missing(ParseResult parsed, Command command)
    {
        var argument = command.Arguments.FirstOrDefault(one =>
            one.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(one) is not { Tokens.Count: > 0 });
        var option = command.Options.FirstOrDefault(one =>
            one.Required && parsed.GetResult(one) is not { Implicit: false });
        return argument is not null ? $"<{argument.Name}>: {argument.Description}"
            : option is not null ? $"{option.Name} {option.HelpName}: {option.Description}"
            : null;
    }
}
