using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Outdial.Analyzers;

/// <summary>The parameters of the library that take the text of an address.</summary>
internal static class AddressParameters
{
    private const string Constructor = WellKnownMemberNames.InstanceConstructorName;

    /// <summary>Type, member, the parameter's position, and what it expects; for all overloads that take text
    /// there.</summary>
    internal static readonly ImmutableArray<(string Type, string Member, int Position, AddressForm Form)> All =
    [
        ("Outdial.OutboundCall", "To", 0, AddressForm.Participant),
        ("Outdial.ParticipantAddress", "Parse", 0, AddressForm.Participant),
        ("Outdial.ParticipantAddress", "TryParse", 0, AddressForm.Participant),
        ("Outdial.E164Number", "Parse", 0, AddressForm.Number),
        ("Outdial.E164Number", "TryParse", 0, AddressForm.Number),
        ("Outdial.ParticipantAddress+Sip", Constructor, 0, AddressForm.SipUri),
        ("Outdial.ParticipantAddress+Email", Constructor, 0, AddressForm.Mailbox),
        ("Outdial.ParticipantAddress+Extension", Constructor, 0, AddressForm.Extension),
        ("Outdial.ParticipantAddress+Phone", Constructor, 1, AddressForm.Extension),
    ];

    /// <summary>These parameters as a compilation has them; empty if it does not use the library.</summary>
    internal static ImmutableDictionary<ISymbol, AddressForm> In(Compilation compilation)
    {
        var found = ImmutableDictionary.CreateBuilder<ISymbol, AddressForm>(SymbolEqualityComparer.Default);
        foreach (var (type, member, position, form) in All)
        {
            foreach (var symbol in compilation.GetTypeByMetadataName(type)?.GetMembers(member) ?? [])
            {
                if (symbol is IMethodSymbol method && method.Parameters.Length > position &&
                    IsText(method.Parameters[position].Type))
                {
                    found[method.Parameters[position]] = form;
                }
            }
        }

        return found.ToImmutable();
    }

    // A string, or a span of characters or of UTF-8.
    private static bool IsText(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_String ||
        (type is INamedTypeSymbol { Name: "ReadOnlySpan", TypeArguments.Length: 1 } span &&
        span.TypeArguments[0].SpecialType is SpecialType.System_Char or SpecialType.System_Byte);
}
