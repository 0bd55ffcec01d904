using System.Diagnostics;

namespace Outdial.Extensibility;

/// <summary>Writes a valid call in a contract's form.</summary>
public static class ContractMapper
{
    /// <summary>Maps a call; says what the contract cannot express, and drops nothing.</summary>
    /// <param name="call">The call.</param>
    /// <param name="contract">The contract that the service follows.</param>
    /// <param name="callingUser">The user to call for, under the contract platform, when the call names none.</param>
    public static Mapping Map(ValidCall call, Contract contract, Guid? callingUser = null)
    {
        return Map(call, contract, callingUser, stamp: null);
    }

    /// <summary>Maps a call as it is sent: with the stamp of an attempt, where the contract has a place for
    /// it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="contract">The contract that the service follows.</param>
    /// <param name="callingUser">The user to call for, under the contract platform, when the call names none.</param>
    /// <param name="stamp">The stamp; null for none.</param>
    public static Mapping Map(ValidCall call, Contract contract, Guid? callingUser, CallStamp? stamp)
    {
        ArgumentNullException.ThrowIfNull(call);
        return contract switch
        {
            Contract.Guide => GuideMapper.Map(call.Call, callingUser),
            Contract.Platform => PlatformMapper.Map(call.Call, callingUser, stamp),
            _ => throw new UnreachableException(),
        };
    }
}
