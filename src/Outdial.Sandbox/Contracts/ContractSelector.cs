namespace Outdial.Sandbox;

/// <summary>Selects the contract of a token by the rules of <see cref="SandboxContract"/>.</summary>
internal sealed class ContractSelector(SandboxContract configured, ICallContract guide, ICallContract platform)
{
    /// <summary>The contract of requests for which no valid token selects one.</summary>
    public ICallContract Default => configured is SandboxContract.Guide ? guide : platform;

    /// <summary>The contract of a user's token.</summary>
    public ICallContract ForUser => Default;

    /// <summary>The contract of a client's token.</summary>
    /// <param name="secretInForm">Whether the client sent its secret in the form: the guide's manner.</param>
    public ICallContract ForClient(bool secretInForm) =>
        configured is SandboxContract.Both && secretInForm ? guide : Default;
}
