namespace Outdial.Sandbox;

/// <summary>Which contract a token speaks: <see cref="SandboxContract"/> says by which rule, and why.</summary>
internal sealed class ContractSelector(SandboxContract spoken, ICallContract guide, ICallContract platform)
{
    /// <summary>The contract of what no valid token decides.</summary>
    public ICallContract Default => spoken is SandboxContract.Guide ? guide : platform;

    /// <summary>The contract of a user's token.</summary>
    public ICallContract ForUser => Default;

    /// <summary>The contract of a client's token.</summary>
    /// <param name="secretInForm">Whether the client sent its secret in the form: the guide's manner.</param>
    public ICallContract ForClient(bool secretInForm) =>
        spoken is SandboxContract.Both && secretInForm ? guide : Default;
}
