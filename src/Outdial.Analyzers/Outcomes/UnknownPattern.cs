using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Outdial.Analyzers;

/// <summary>How a pattern treats <c>CallOutcome.Unknown</c>.</summary>
internal sealed class UnknownPattern(OutcomeTypes types, Compilation compilation)
{
    /// <summary>Whether the pattern matches each <c>Unknown</c>, some, or none.</summary>
    internal Coverage Covers(IPatternOperation pattern) => pattern switch
    {
        IDiscardPatternOperation => Coverage.All,
        IDeclarationPatternOperation declaration => declaration.MatchedType is { } type && !declaration.MatchesNull
            ? OfType(type)
            : Coverage.All,
        ITypePatternOperation ofType => OfType(ofType.MatchedType),
        IRecursivePatternOperation recursive => Least(
            OfType(recursive.MatchedType),
            recursive.DeconstructionSubpatterns.IsEmpty && recursive.PropertySubpatterns.All(IsAny)
                ? Coverage.All
                : Coverage.Some),
        INegatedPatternOperation negated => (Coverage)(Coverage.All - Covers(negated.Pattern)),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either =>
            Most(Covers(either.LeftPattern), Covers(either.RightPattern)),
        IBinaryPatternOperation both => Least(Covers(both.LeftPattern), Covers(both.RightPattern)),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => Coverage.None,
        _ => Coverage.Some,
    };

    /// <summary>Whether the pattern has the name of the type.</summary>
    internal bool Names(IPatternOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation declaration => IsUnknown(declaration.MatchedType),
        ITypePatternOperation ofType => IsUnknown(ofType.MatchedType),
        IRecursivePatternOperation recursive => IsUnknown(recursive.MatchedType),
        INegatedPatternOperation negated => Names(negated.Pattern),
        IBinaryPatternOperation binary => Names(binary.LeftPattern) || Names(binary.RightPattern),
        _ => false,
    };

    private bool IsUnknown(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, types.Unknown);

    private Coverage OfType(ITypeSymbol type) =>
        type.TypeKind is TypeKind.Error or TypeKind.TypeParameter ? Coverage.Some
        : compilation.HasImplicitConversion(types.Unknown, type) ? Coverage.All
        : Coverage.None;

    private static bool IsAny(IPropertySubpatternOperation property) => property.Pattern is
        IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true };

    private static Coverage Least(Coverage left, Coverage right) => left < right ? left : right;

    private static Coverage Most(Coverage left, Coverage right) => left > right ? left : right;
}
