using System.Collections.Immutable;

namespace Outdial.Gates;

/// <summary>What a suppression list says about a number. The cases are closed: <see cref="NotListed"/>,
/// <see cref="Listed"/>, <see cref="Unreadable"/>.</summary>
public abstract record SuppressionAnswer
{
    private SuppressionAnswer()
    {
    }

    /// <summary>The list was read, and does not contain the number.</summary>
    public sealed record NotListed : SuppressionAnswer
    {
        internal static NotListed Instance { get; } = new();
    }

    /// <summary>The list contains the number: it must not be dialled.</summary>
    public sealed record Listed : SuppressionAnswer
    {
        internal static Listed Instance { get; } = new();
    }

    /// <summary>The list cannot be read or understood now: no number may be dialled.</summary>
    /// <param name="Diagnostics">Why: rules OD6030 to OD6032.</param>
    public sealed record Unreadable(ImmutableArray<Diagnostic> Diagnostics) : SuppressionAnswer;
}
