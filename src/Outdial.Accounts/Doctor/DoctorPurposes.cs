namespace Outdial.Accounts;

/// <summary>What an account is to be good for.</summary>
[Flags]
public enum DoctorPurposes
{
    /// <summary>Nothing beyond having a token.</summary>
    None = 0,

    /// <summary>Placing calls.</summary>
    Call = 1,

    /// <summary>Following a call after it was placed.</summary>
    Follow = 2,

    /// <summary>Finding out whether an unknown call was placed.</summary>
    Reconcile = 4,

    /// <summary>Looking up skills, queues and wrap-up codes by name.</summary>
    Names = 8,

    /// <summary>Setting the wrap-up code after a call.</summary>
    WrapUp = 16,

    /// <summary>All of them.</summary>
    All = Call | Follow | Reconcile | Names | WrapUp,
}
