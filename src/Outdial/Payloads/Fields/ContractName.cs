namespace Outdial;

/// <summary>The contracts' names as options and messages have them.</summary>
internal static class ContractName
{
    internal static string Of(Contract contract) => contract == Contract.Guide ? "guide" : "platform";
}
