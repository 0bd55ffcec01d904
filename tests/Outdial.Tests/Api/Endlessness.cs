namespace Outdial.Tests;

/// <summary>The ways in which a service never stops answering.</summary>
public enum Endlessness
{
    AnotherPage,
    SamePage,
    Accepted,
    Throttled,
    Failing,
    Unauthorized,
    NotFound,
    Redirecting,
    LargeBody,
    EndlessBody,
    TruncatedBody,
    DeepJson,
}
