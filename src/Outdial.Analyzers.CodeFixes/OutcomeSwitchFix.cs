using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Outdial.Analyzers;

/// <summary>Adds an arm for <c>CallOutcome.Unknown</c> that throws <c>CallNotPlacedException</c> with the outcome: the
/// phone may be ringing, and no code after the switch runs as if it were not.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OutcomeSwitchFix))]
[Shared]
public sealed class OutcomeSwitchFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [AnalyzerRules.UnhandledUnknown.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    "Add an arm for CallOutcome.Unknown",
                    token => AddAsync(context.Document, diagnostic, token),
                    nameof(OutcomeSwitchFix)),
                diagnostic);
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> AddAsync(Document document, Diagnostic diagnostic, CancellationToken token)
    {
        var root = await document.GetSyntaxRootAsync(token).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(token).ConfigureAwait(false);
        var choice = root!.FindToken(diagnostic.Location.SourceSpan.Start).Parent!;
        var variable = Unused(model!, choice.SpanStart);
        var unknown = SyntaxFactory.DeclarationPattern(
            SyntaxFactory.ParseTypeName(Name(model!, "Outdial.CallOutcome+Unknown", choice))
                .WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.SingleVariableDesignation(SyntaxFactory.Identifier(variable)));
        var failure = $"throw new {Name(model!, "Outdial.CallNotPlacedException", choice)}({variable})";

        // What catches Unknown now; the new arm comes before it, or last.
        var catching = diagnostic.AdditionalLocations.Select(place => root.FindNode(place.SourceSpan)).FirstOrDefault();
        SyntaxNode changed = choice is SwitchExpressionSyntax expression
            ? WithArm(expression, catching, unknown, failure)
            : WithSection((SwitchStatementSyntax)choice, catching, unknown, failure);
        return document.WithSyntaxRoot(root.ReplaceNode(choice, changed));
    }

    private static SwitchExpressionSyntax WithArm(
        SwitchExpressionSyntax choice, SyntaxNode? catching, PatternSyntax unknown, string failure)
    {
        var arm = SyntaxFactory.SwitchExpressionArm(unknown, SyntaxFactory.ParseExpression(failure));
        var place = catching is SwitchExpressionArmSyntax next ? choice.Arms.IndexOf(next) : choice.Arms.Count;
        return choice.WithArms(choice.Arms.Insert(place, arm)).WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static SwitchStatementSyntax WithSection(
        SwitchStatementSyntax choice, SyntaxNode? catching, PatternSyntax unknown, string failure)
    {
        var section = SyntaxFactory.SwitchSection(
            [SyntaxFactory.CasePatternSwitchLabel(unknown, SyntaxFactory.Token(SyntaxKind.ColonToken))],
            [SyntaxFactory.ParseStatement($"{failure};")]);
        var place = catching is SwitchSectionSyntax next ? choice.Sections.IndexOf(next) : choice.Sections.Count;
        return choice.WithSections(choice.Sections.Insert(place, section))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    // A local of the whole method hides a pattern's variable, wherever it is declared.
    private static string Unused(SemanticModel model, int position)
    {
        var taken = new HashSet<string>(model.LookupSymbols(position).Select(symbol => symbol.Name));
        taken.UnionWith(model.SyntaxTree.GetRoot().FindToken(position).Parent!.AncestorsAndSelf()
            .OfType<MemberDeclarationSyntax>().First().DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));
        return Enumerable.Range(1, taken.Count + 1)
            .Select(number => number == 1 ? "unknown" : $"unknown{number}").First(name => !taken.Contains(name));
    }

    // As it is written at the place: shorter where a using directive or an alias allows it.
    private static string Name(SemanticModel model, string type, SyntaxNode at) =>
        model.Compilation.GetTypeByMetadataName(type)!.ToMinimalDisplayString(model, at.SpanStart);
}
