using Microsoft.CodeAnalysis;

namespace Outdial.Analyzers;

/// <summary>The types of outcomes, as a compilation has them.</summary>
internal sealed class OutcomeTypes
{
    private readonly INamedTypeSymbol?[] _tasks;

    private OutcomeTypes(INamedTypeSymbol outcome, INamedTypeSymbol unknown, Compilation compilation)
    {
        Outcome = outcome;
        Unknown = unknown;
        _tasks =
        [
            compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1"),
            compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask`1"),
            compilation.GetTypeByMetadataName("System.Runtime.CompilerServices.ConfiguredTaskAwaitable`1"),
            compilation.GetTypeByMetadataName("System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable`1"),
        ];
    }

    /// <summary><c>CallOutcome</c>.</summary>
    internal INamedTypeSymbol Outcome { get; }

    /// <summary><c>CallOutcome.Unknown</c>.</summary>
    internal INamedTypeSymbol Unknown { get; }

    /// <summary>The types, or null if the compilation does not use the library.</summary>
    internal static OutcomeTypes? In(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Outdial.CallOutcome") is { } outcome &&
        compilation.GetTypeByMetadataName("Outdial.CallOutcome+Unknown") is { } unknown
            ? new(outcome, unknown, compilation)
            : null;

    internal bool IsOutcome(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, Outcome);

    /// <summary>Whether a type is an outcome, or an array of outcomes as <c>Task.WhenAll</c> gives.</summary>
    internal bool IsOutcomeOrArray(ITypeSymbol? type) =>
        IsOutcome(type is IArrayTypeSymbol array ? array.ElementType : type);

    /// <summary>Whether a type is a task, or another type to await, that gives an outcome or an array of
    /// outcomes.</summary>
    internal bool IsTask(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeArguments.Length: 1 } task && IsOutcomeOrArray(task.TypeArguments[0]) &&
        Array.Exists(_tasks, known => SymbolEqualityComparer.Default.Equals(task.OriginalDefinition, known));

    /// <summary>Whether a type carries an outcome, as <c>List&lt;Task&lt;CallOutcome&gt;&gt;</c> and
    /// <c>CallOutcome.Placed</c> do. A delegate that makes one does not.</summary>
    internal bool Mentions(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => Mentions(array.ElementType),
        INamedTypeSymbol { TypeKind: not TypeKind.Delegate } named =>
            IsOutcome(named) || IsOutcome(named.BaseType) || named.TypeArguments.Any(Mentions),
        _ => false,
    };
}
