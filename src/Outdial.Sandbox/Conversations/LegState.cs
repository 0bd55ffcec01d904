namespace Outdial.Sandbox;

/// <summary>The states that a leg goes through here, of the twelve that are published.</summary>
internal enum LegState
{
    Contacting,
    Dialing,
    Connected,
    Disconnected,
    Terminated,
}
