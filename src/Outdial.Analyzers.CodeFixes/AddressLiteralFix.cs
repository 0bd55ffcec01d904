using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Outdial.Analyzers;

/// <summary>Writes the address that a literal certainly means.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddressLiteralFix))]
[Shared]
public sealed class AddressLiteralFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [AnalyzerRules.InvalidAddress.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            // A constant that is declared elsewhere may have other uses.
            if (diagnostic.Properties.TryGetValue(AddressLiteralAnalyzer.Correction, out var text) &&
                text is not null && root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)
                    is LiteralExpressionSyntax literal)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Write '{text}'",
                        _ => Task.FromResult(
                            context.Document.WithSyntaxRoot(root.ReplaceNode(literal, Literal(text, literal)))),
                        nameof(AddressLiteralFix)),
                    diagnostic);
            }
        }
    }

    private static ExpressionSyntax Literal(string text, LiteralExpressionSyntax literal)
    {
        var suffix = literal.IsKind(SyntaxKind.Utf8StringLiteralExpression) ? "u8" : "";
        return SyntaxFactory.ParseExpression(SymbolDisplay.FormatLiteral(text, quote: true) + suffix)
            .WithTriviaFrom(literal);
    }
}
