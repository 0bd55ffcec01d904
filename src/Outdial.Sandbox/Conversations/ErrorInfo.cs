namespace Outdial.Sandbox;

/// <summary>Why a leg failed, as the leg shows it.</summary>
internal sealed record ErrorInfo(string Message, string Code)
{
    /// <summary>Code recorded on a real organisation; the message is the sandbox's.</summary>
    public static ErrorInfo NotReachable { get; } = new(
        "No number plan reaches the number.", "error.ininedgecontrol.connection.dialplan.notReachable");

    /// <summary>
    /// Recorded on a real organisation with the end of the code only; that it begins like the other is inferred.
    /// </summary>
    public static ErrorInfo StationTimeout { get; } = new(
        "The station was not answered.", "error.ininedgecontrol.connection.timeout");
}
