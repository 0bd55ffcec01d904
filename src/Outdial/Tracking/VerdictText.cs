namespace Outdial;

/// <summary>Who hung up, as part of a sentence.</summary>
internal static class VerdictText
{
    internal static string By(HungUpBy by) => by switch
    {
        HungUpBy.Caller => " by the caller",
        HungUpBy.Called => " by the called party",
        HungUpBy.Application => " by an application",
        HungUpBy.Service => " by the service",
        _ => "",
    };
}
