using System.CommandLine;

namespace Outdial.Cli;

/// <summary>What every command line keeps to, whichever command it is: an option's value is never another option, a
/// misspelled option is never an argument, and an option that is given twice, or without its value, is an
/// error.</summary>
/// <remarks>The parser of System.CommandLine takes '--json' for the value of '--key', and an unknown option for an
/// argument; both have dialled numbers. So the arguments are read here first, by the same tree of commands.</remarks>
internal static class OptionRules
{
    /// <summary>What System.CommandLine takes for a question about how a command is used.</summary>
    internal static readonly string[] HelpWords = ["--help", "-h", "/h", "-?", "/?"];

    /// <summary>What help calls the value of an option that names a file.</summary>
    internal const string FileValue = "file";

    private const string EndOfOptions = "--";

    // An empty text is checked like any other: it has a rule of its own.
    private const string Checked = "--address";

    /// <summary>What is wrong with a command line, in one sentence, and for which command; null if nothing
    /// is.</summary>
    internal static (string Sentence, string Command)? Find(Command root, IReadOnlyList<string> args)
    {
        var path = "outdial";
        return Fault(root, args, ref path) is { } sentence ? (sentence, path) : null;
    }

    private static string? Fault(Command root, IReadOnlyList<string> args, ref string path)
    {
        var command = root;
        var seen = new HashSet<Option>();
        for (var i = 0; i < args.Count && args[i] != EndOfOptions; i++)
        {
            var word = args[i];
            if (!IsOption(word))
            {
                if (command.Subcommands.FirstOrDefault(sub => Names(sub, word)) is { } named)
                {
                    (command, path) = (named, $"{path} {named.Name}");
                }

                continue;
            }

            var (name, value) = Split(word);
            if (value is null && HelpWords.Contains(name))
            {
                return null;
            }

            if (Known(command, root).FirstOrDefault(option => Names(option, name)) is not { } given)
            {
                return Unknown(command, root, ref path, name, args.Skip(i + 1));
            }

            if (!seen.Add(given) && given.Arity.MaximumNumberOfValues <= 1)
            {
                return $"{given.Name} is given twice; give it once.";
            }

            if (IsFlag(given))
            {
                if (FlagValue(value, args.ElementAtOrDefault(i + 1)) is { } said)
                {
                    return $"{given.Name} takes no value, and '{Shown(said)}' is given. Leave the value out; without " +
                        $"{given.Name} it is off.";
                }

                continue;
            }

            if (value is null && (++i >= args.Count || args[i] == EndOfOptions))
            {
                return $"{given.Name} needs a value: {Form(given)}.";
            }

            if ((value ?? args[i]) is { Length: 0 } && given.Name != Checked)
            {
                return $"{given.Name} needs a value, and the one given is empty: {Form(given)}.";
            }

            if (value is null && IsOption(args[i]) && !IsNumber(args[i]))
            {
                return $"{given.Name} needs a value, and '{Shown(args[i])}' looks like an option. " +
                    $"A value that begins with '-' is written {given.Name}={Shown(args[i])}.";
            }

            if (IsFile(given) && (value ?? args[i]) is ['~', ..] and var file)
            {
                return $"{given.Name} is '{Shown(file)}', and no shell has replaced the '~' with your home folder. " +
                    $"Write {given.Name}, a space and the path, without quotes; or the whole path, from '/'.";
            }
        }

        return null;
    }

    // A shell replaces '~' only at the beginning of a word, not after '='. What is left of it would be a folder of
    // that name in the current one: another file in each folder.
    private static bool IsFile(Option option) => option.HelpName == FileValue;

    // The parser takes the word after a flag as its value if it is one of these.
    private static string? FlagValue(string? value, string? next) =>
        value ?? (string.Equals(next?.Trim(), bool.TrueString, StringComparison.OrdinalIgnoreCase) ||
        string.Equals(next?.Trim(), bool.FalseString, StringComparison.OrdinalIgnoreCase) ? next : null);

    /// <summary>The options of a command, with those that it takes over from the commands above it.</summary>
    internal static IEnumerable<Option> Known(Command command, Command root)
    {
        var all = command.Options.AsEnumerable();
        foreach (var above in Above(command).Append(root))
        {
            all = all.Concat(above.Options.Where(option => option.Recursive));
        }

        return all.Distinct();
    }

    /// <summary>Whether an option is a flag, without a value.</summary>
    internal static bool IsFlag(Option option) =>
        option.Arity.MinimumNumberOfValues == 0 && option.ValueType is var type &&
        (type == typeof(bool) || type == typeof(void) || option.Arity.MaximumNumberOfValues == 0);

    private static string Unknown(
        Command command, Command root, ref string path, string name, IEnumerable<string> rest)
    {
        // Before its command, an option belongs to none yet.
        var below = command;
        foreach (var word in rest.TakeWhile(word => word != EndOfOptions))
        {
            if (below.Subcommands.FirstOrDefault(sub => Names(sub, word)) is { } sub)
            {
                (below, path) = (sub, $"{path} {sub.Name}");
            }
        }

        var options = Known(below, root).Where(option => !option.Hidden).ToList();
        if (below != command && options.Exists(option => Names(option, name)))
        {
            return $"{Shown(name)} stands before its command; write it after the command: {path} … {Shown(name)}";
        }

        var near = NameDistance.Nearest(
            name, options.SelectMany(option => option.Aliases.Append(option.Name)).Where(known => known.Length > 2));
        var meant = near is null ? "" : $" The nearest is {near}.";
        return $"There is no option '{Shown(name)}' for {path}.{meant}" +
            (below.Arguments.Count > 0 ? " (An argument that begins with '-' is written behind '--'.)" : "");
    }

    private static IEnumerable<Command> Above(Command command)
    {
        for (var above = command.Parents.OfType<Command>().FirstOrDefault();
            above is not null;
            above = above.Parents.OfType<Command>().FirstOrDefault())
        {
            yield return above;
        }
    }

    // '-' by itself is the standard input. A minus with a digit is a number.
    private static bool IsOption(string word) => word is ['-', _, ..];

    private static bool IsNumber(string word) => word.Skip(1).All(c => char.IsAsciiDigit(c) || c == '.');

    private static bool Names(Command command, string word) =>
        command.Name == word || command.Aliases.Contains(word);

    private static bool Names(Option option, string word) => option.Name == word || option.Aliases.Contains(word);

    // As the parser does it: the value is after '=' or ':'.
    private static (string Name, string? Value) Split(string word)
    {
        var at = word.AsSpan().IndexOfAny('=', ':');
        return at < 0 ? (word, null) : (word[..at], word[(at + 1)..]);
    }

    private static string Form(Option option) => $"{option.Name} {option.HelpName ?? "value"}";

    private static string Shown(string word) => VisibleText.Of(word);
}
