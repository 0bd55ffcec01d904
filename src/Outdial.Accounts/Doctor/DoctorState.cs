namespace Outdial.Accounts;

/// <summary>What a step of an examination found.</summary>
public enum DoctorState
{
    /// <summary>It is in order.</summary>
    Ok,

    /// <summary>It could not be found out, or need not be in order for what is wanted.</summary>
    NotChecked,

    /// <summary>Calls will be placed, and something is amiss.</summary>
    Warning,

    /// <summary>Calls will not be placed until it is mended.</summary>
    Failure,
}
