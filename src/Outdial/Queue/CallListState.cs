namespace Outdial;

/// <summary>How far a list of calls has come.</summary>
public enum CallListState
{
    /// <summary>Its first import has not ended: it cannot be started.</summary>
    Importing,

    /// <summary>Its rows are there, and none is placed until it is started.</summary>
    Ready,

    /// <summary>Its rows are placed, wherever a process works on it.</summary>
    Running,

    /// <summary>No further row is placed until it is resumed.</summary>
    Paused,

    /// <summary>No further row is ever placed.</summary>
    Cancelled,
}
