using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Outdial.TestSupport;

namespace Outdial.Tests;

/// <summary>The library speaks of its own members: of no option of the command, and of no variable.</summary>
public sealed partial class CallerNameTests
{
    // Rules of the command alone, and the one place that knows the variables.
    private static readonly string[] Excepted =
        ["src/Outdial/Settings/SettingVariables.cs", "src/Outdial/Diagnostics/ListRules.cs"];

    private static readonly string[] Libraries =
        ["src/Outdial", "src/Outdial.Accounts", "src/Outdial.Gates", "src/Outdial.Ledger",
            "src/Outdial.Ledger.PostgreSql", "src/Outdial.Lists", "src/Outdial.Payloads"];

    [Fact]
    public void No_text_of_a_library_names_an_option()
    {
        var found = new List<string>();
        foreach (var file in Libraries.SelectMany(SourceTree.CSharp))
        {
            var path = Path.GetRelativePath(SourceTree.Root, file);
            if (Excepted.Contains(path))
            {
                continue;
            }

            var root = CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot();
            found.AddRange(root.DescendantTokens()
                .Where(token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken)
                .Where(token => OfTheCommand().IsMatch(token.ValueText) && !IsProfile(token))
                .Select(token => $"{path}: {token.ValueText}"));
        }

        Assert.Empty(found);
    }

    [Fact]
    public void Members_that_rules_name_are_there()
    {
        var types = typeof(CallClient).Assembly.GetExportedTypes()
            .Concat(typeof(AccountDoctor).Assembly.GetExportedTypes())
            .Concat(typeof(PayloadChecker).Assembly.GetExportedTypes())
            .Concat(typeof(CallingHours).Assembly.GetExportedTypes())
            .Concat(typeof(CallList).Assembly.GetExportedTypes())
            .ToLookup(type => type.Name);
        foreach (var rule in Rules.All)
        {
            foreach (Match match in Member().Matches($"{rule.Fix} {rule.Why}"))
            {
                if (types[match.Groups["type"].Value].FirstOrDefault() is { } type)
                {
                    Assert.True(
                        type.GetMember(match.Groups["member"].Value).Length > 0 || type.Name == "OutdialBuilder",
                        $"{rule.Id}: {match.Value}");
                }
            }
        }
    }

    // Profiles are the command's: their rule is too.
    private static bool IsProfile(SyntaxToken token) =>
        token.Parent?.FirstAncestorOrSelf<FieldDeclarationSyntax>()?.Declaration.Variables[0].Identifier.Text ==
            nameof(ConfigurationRules.UnknownProfile);

    [GeneratedRegex(@"(^|[\s('])--[a-z]|\boutdial [a-z]+|GENESYS_|OUTDIAL_|HTTPS?_PROXY")]
    private static partial Regex OfTheCommand();

    [GeneratedRegex(@"\b(?<type>[A-Z]\w+)\.(?<member>[A-Z]\w+)")]
    private static partial Regex Member();
}
