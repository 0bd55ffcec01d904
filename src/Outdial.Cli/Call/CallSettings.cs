using Outdial.Sandbox;

namespace Outdial.Cli;

/// <summary>Settings of <c>outdial call</c> beyond the environment's.</summary>
internal static class CallSettings
{
    /// <summary>The settings for a sandbox: its address, and the credentials that the contract asks for.</summary>
    /// <remarks>Under platform a call needs a user: the built-in one signs in, unless the call is made for a user by
    /// name, which is what a client's own credentials are for.</remarks>
    internal static OutdialOptions For(GenesysSandbox sandbox, Contract contract, ValidCall call)
    {
        var asUser = contract == Contract.Platform && call.Call.OnBehalfOfUser is null;
        return new OutdialOptions
        {
            Contract = contract,
            LoginUrl = sandbox.Url,
            ApiUrl = sandbox.Url,
            AccessToken = asUser ? sandbox.SignIn() : null,
            ClientId = asUser ? null : sandbox.ClientId,
            ClientSecret = asUser ? null : sandbox.ClientSecret,
        };
    }
}
