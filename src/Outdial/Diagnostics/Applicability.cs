namespace Outdial;

/// <summary>How sure a <see cref="Fix"/> is.</summary>
public enum Applicability
{
    /// <summary>The meaning is certainly kept: a machine may apply it.</summary>
    Safe,

    /// <summary>Probably what was meant: a person should look.</summary>
    Guess,
}
