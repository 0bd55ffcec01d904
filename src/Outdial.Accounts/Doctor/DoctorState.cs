namespace Outdial.Accounts;

/// <summary>What a step of an examination found.</summary>
public enum DoctorState
{
    /// <summary>It is in order.</summary>
    Ok,

    /// <summary>It could not be verified, or the purpose does not need it.</summary>
    NotChecked,

    /// <summary>Calls will be placed, and something is amiss.</summary>
    Warning,

    /// <summary>Calls will not be placed until it is fixed.</summary>
    Failure,
}
