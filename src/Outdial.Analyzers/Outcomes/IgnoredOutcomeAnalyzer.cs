using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Outdial.Analyzers;

/// <summary>ODA001: a statement makes a call and does not look at its outcome.</summary>
/// <remarks>An explicit discard (<c>_ = await …</c>) is allowed. Awaiting a task that a variable or a field keeps is
/// allowed too: the outcome can still be read from it.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IgnoredOutcomeAnalyzer : DiagnosticAnalyzer
{
    private const string Ignores = "The outcome of the call is ignored";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [AnalyzerRules.IgnoredOutcome];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (OutcomeTypes.In(start.Compilation) is { } types)
            {
                start.RegisterOperationAction(
                    operation => Analyze(operation, types), OperationKind.ExpressionStatement);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, OutcomeTypes types)
    {
        var operation = ((IExpressionStatementOperation)context.Operation).Operation;
        if (Ignored(operation, types) is { } what && !IsInExpressionTree(operation))
        {
            context.ReportDiagnostic(
                Diagnostic.Create(AnalyzerRules.IgnoredOutcome, operation.Syntax.GetLocation(), what));
        }
    }

    private static string? Ignored(IOperation operation, OutcomeTypes types) => Inner(operation) switch
    {
        IAwaitOperation awaited when types.IsOutcomeOrArray(awaited.Type) && !IsKept(awaited.Operation, types) =>
            Ignores,
        IInvocationOperation { TargetMethod.Name: "Wait", Instance: IInvocationOperation waited }
            when types.IsTask(waited.Type) && !IsKept(waited, types) => Ignores,
        IInvocationOperation call when types.IsOutcomeOrArray(call.Type) && !IsKept(call, types) => Ignores,
        IInvocationOperation call when types.IsTask(call.Type) && !IsKept(call, types) =>
            "The call is not awaited, and its outcome is ignored",
        _ => null,
    };

    // a?.b() ignores what b() ignores.
    private static IOperation Inner(IOperation operation) => operation switch
    {
        IConditionalAccessOperation access => Inner(access.WhenNotNull),
        IParenthesizedOperation parenthesized => Inner(parenthesized.Operand),
        _ => operation,
    };

    // Whether a variable, a field or a collection has the outcome, or a method was given it. What the framework's own
    // methods are given they hand on: Task.WhenAll(first, second) is kept where first or second is.
    private static bool IsKept(IOperation operation, OutcomeTypes types) => operation switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation or
            IArrayElementReferenceOperation => types.Mentions(operation.Type),
        IInvocationOperation call => HandsOn(call.TargetMethod)
            ? Operands(call).Any(operand => IsKept(operand, types))
            : Operands(call).Any(operand => types.Mentions(operand.Type)),
        IConversionOperation or IParenthesizedOperation or IArrayCreationOperation or IArrayInitializerOperation or
            ICollectionExpressionOperation or ICoalesceOperation =>
            operation.ChildOperations.Any(child => IsKept(child, types)),
        _ => false,
    };

    private static IEnumerable<IOperation> Operands(IInvocationOperation call)
    {
        var given = call.Arguments.Select(argument => argument.Value);
        return call.Instance is { } instance ? given.Prepend(instance) : given;
    }

    private static bool HandsOn(IMethodSymbol method) =>
        method.Name != "ContinueWith" && method.ContainingNamespace?.ToDisplayString() is
        "System.Threading.Tasks" or "System.Runtime.CompilerServices" or "System.Linq";

    // Code that is data, as in Verify(client => client.PlaceAsync(call)), places no call.
    private static bool IsInExpressionTree(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation
                { Parent: IConversionOperation { Type: INamedTypeSymbol { MetadataName: "Expression`1" } } })
            {
                return true;
            }
        }

        return false;
    }
}
