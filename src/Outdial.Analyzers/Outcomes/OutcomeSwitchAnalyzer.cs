using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Outdial.Analyzers;

/// <summary>ODA003: a switch over outcomes without an arm of its own for <c>CallOutcome.Unknown</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OutcomeSwitchAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [AnalyzerRules.UnhandledUnknown];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (OutcomeTypes.In(start.Compilation) is { } types)
            {
                var pattern = new UnknownPattern(types, start.Compilation);
                start.RegisterOperationAction(
                    operation => OfExpression(operation, types, pattern), OperationKind.SwitchExpression);
                start.RegisterOperationAction(
                    operation => OfStatement(operation, types, pattern), OperationKind.Switch);
            }
        });
    }

    private static void OfExpression(OperationAnalysisContext context, OutcomeTypes types, UnknownPattern pattern)
    {
        var choice = (ISwitchExpressionOperation)context.Operation;
        if (types.IsOutcome(choice.Value.Type) && choice.Syntax is SwitchExpressionSyntax syntax)
        {
            var arms = choice.Arms.Select(arm => (arm.Pattern, arm.Guard, (IOperation)arm));
            Analyze(context, arms, byDefault: null, pattern, syntax.SwitchKeyword);
        }
    }

    private static void OfStatement(OperationAnalysisContext context, OutcomeTypes types, UnknownPattern pattern)
    {
        var choice = (ISwitchOperation)context.Operation;
        if (types.IsOutcome(choice.Value.Type) && choice.Syntax is SwitchStatementSyntax syntax)
        {
            // A default label is evaluated last wherever it is, and names nothing.
            var labels = choice.Cases.SelectMany(section => section.Clauses
                .OfType<IPatternCaseClauseOperation>()
                .Select(label => (label.Pattern, label.Guard, (IOperation)section)));
            var byDefault = choice.Cases.FirstOrDefault(section =>
                section.Clauses.Any(label => label is IDefaultCaseClauseOperation));
            Analyze(context, labels, byDefault, pattern, syntax.SwitchKeyword);
        }
    }

    // The first arm that takes each Unknown has to name it; or an arm before has told it from the others, by leaving it
    // out: not Unknown.
    private static void Analyze(
        OperationAnalysisContext context,
        IEnumerable<(IPatternOperation Pattern, IOperation? Guard, IOperation Arm)> arms,
        IOperation? byDefault,
        UnknownPattern unknown,
        SyntaxToken keyword)
    {
        var (catching, isTold, isPartly) = (byDefault, false, false);
        foreach (var (pattern, guard, arm) in arms)
        {
            var (coverage, isNamed) = (unknown.Covers(pattern), unknown.Names(pattern));
            if (coverage == Coverage.All && guard is null or { ConstantValue: { HasValue: true, Value: true } })
            {
                catching = arm;
                isTold |= isNamed;
                break;
            }

            isTold |= isNamed && coverage == Coverage.None;
            isPartly |= isNamed && coverage != Coverage.None;
        }

        if (catching is null || !isTold)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                AnalyzerRules.UnhandledUnknown,
                keyword.GetLocation(),
                catching is null ? [] : [catching.Syntax.GetLocation()],
                isPartly
                    ? "handles CallOutcome.Unknown only on a condition"
                    : "does not handle CallOutcome.Unknown"));
        }
    }
}
