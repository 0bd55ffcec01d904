namespace Outdial;

/// <summary>How much a finding matters: only an <see cref="Error"/> stops a call.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Note,

    /// <summary>Probably not what was meant; the call is still placed.</summary>
    Warning,

    /// <summary>Wrong: nothing is sent.</summary>
    Error,
}
