namespace Outdial.Analyzers;

/// <summary>Whether a pattern matches a value of <c>CallOutcome.Unknown</c>.</summary>
internal enum Coverage
{
    /// <summary>Never.</summary>
    None,

    /// <summary>For some values, or not known.</summary>
    Some,

    /// <summary>Always.</summary>
    All,
}
