using System.CommandLine;
using System.CommandLine.Parsing;

namespace Outdial.Cli;

/// <summary>Options that have one of a few values: each is accepted in any case, and read as listed.</summary>
internal static class FixedValues
{
    /// <summary>Takes these values only.</summary>
    internal static void Only(Option<string> option, params string[] values)
    {
        AnyCase(option!, values);
        option.Validators.Add(result => Validate(result, option.Name, result.Tokens, values));
    }

    /// <inheritdoc cref="Only(Option{string}, string[])"/>
    internal static void Only(Option<string[]> option, params string[] values)
    {
        option.CompletionSources.Add(values);
        option.CustomParser = result => [.. result.Tokens.Select(token => Read(token.Value, values))];
        option.Validators.Add(result => Validate(result, option.Name, result.Tokens, values));
    }

    /// <inheritdoc cref="Only(Option{string}, string[])"/>
    internal static void Only(Argument<string> argument, params string[] values)
    {
        argument.CompletionSources.Add(values);
        argument.CustomParser = result => Read(result.Tokens[0].Value, values);
        argument.Validators.Add(result => Validate(result, $"<{argument.Name}>", result.Tokens, values));
    }

    /// <summary>Accepts these values in any case; the reader of the option reports others.</summary>
    internal static void AnyCase(Option<string?> option, params string[] values)
    {
        option.CompletionSources.Add(values);
        option.CustomParser = result => Read(result.Tokens[0].Value, values);
    }

    private static string Read(string text, string[] values) =>
        Array.Find(values, value => value.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? text;

    private static void Validate(SymbolResult result, string name, IReadOnlyList<Token> tokens, string[] values)
    {
        if (tokens.FirstOrDefault(token => !values.Contains(token.Value, StringComparer.OrdinalIgnoreCase))
            is { Value: var wrong })
        {
            result.AddError($"{name} is '{VisibleText.Of(wrong)}', and can be {Listed(values)}.");
        }
    }

    private static string Listed(string[] values) => $"{string.Join(", ", values[..^1])} or {values[^1]}";
}
