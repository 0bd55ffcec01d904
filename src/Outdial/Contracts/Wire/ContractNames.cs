namespace Outdial.Extensibility;

/// <summary>The names of contracts, as settings, options, messages and JSON have them.</summary>
public static class ContractNames
{
    /// <summary><c>guide</c>: <see cref="Contract.Guide"/>.</summary>
    public const string Guide = "guide";

    /// <summary><c>platform</c>: <see cref="Contract.Platform"/>.</summary>
    public const string Platform = "platform";

    /// <summary>The name of a contract.</summary>
    /// <param name="contract">The contract.</param>
    public static string Of(Contract contract) => contract == Contract.Guide ? Guide : Platform;

    /// <summary>The contract of a name, which is in lower case.</summary>
    /// <param name="name">The name; null for none.</param>
    /// <returns>The contract; null if no contract has that name.</returns>
    public static Contract? Find(string? name) => name switch
    {
        Guide => Contract.Guide,
        Platform => Contract.Platform,
        _ => null,
    };
}
