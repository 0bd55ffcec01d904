using System.Collections.Immutable;

namespace Outdial;

/// <summary>The outcome of looking up a name: one of a closed set.</summary>
public abstract record NameOutcome
{
    private NameOutcome()
    {
    }

    /// <summary>It is this one.</summary>
    /// <param name="Entity">What the name stands for.</param>
    public sealed record Found(NamedEntity Entity) : NameOutcome;

    /// <summary>Nothing has the name, and nothing or more than one begins with it.</summary>
    /// <param name="Reason">Why, and what to write.</param>
    /// <param name="Candidates">The names that begin with it; ten at most.</param>
    public sealed record Refused(Diagnostic Reason, ImmutableArray<NamedEntity> Candidates) : NameOutcome;

    /// <summary>The service could not be asked.</summary>
    /// <param name="Reason">Why, and what to do.</param>
    public sealed record Failed(Diagnostic Reason) : NameOutcome;
}
