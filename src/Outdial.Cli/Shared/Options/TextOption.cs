using System.CommandLine;

namespace Outdial.Cli;

/// <summary>Options whose values are read as text: a value that a framework could not bind would lose its rule, its
/// place
/// and its advice.</summary>
internal static class TextOption
{
    /// <summary>An option that is given once.</summary>
    internal static Option<string?> One(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description };

    /// <summary>An option that may be repeated, each time with one value.</summary>
    internal static Option<string[]> Many(string name, string value, string description) =>
        new(name)
        {
            HelpName = value,
            Description = description,
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };
}
