using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Outdial;

/// <summary>What <see cref="CallValidator"/> found: a valid call, or every fault at once.</summary>
public sealed class CallCheck
{
    internal CallCheck(OutboundCall call, ImmutableArray<Diagnostic> diagnostics)
    {
        Diagnostics = diagnostics;
        Call = Diagnostic.AnyError(diagnostics) ? null : new ValidCall(call, diagnostics);
    }

    /// <summary>The valid call, or null if there is an error among the <see cref="Diagnostics"/>.</summary>
    public ValidCall? Call { get; }

    /// <summary>All findings, errors, warnings and notes, in the order of the call's fields.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Whether the call may be placed.</summary>
    [MemberNotNullWhen(true, nameof(Call))]
    public bool IsValid => Call is not null;
}
