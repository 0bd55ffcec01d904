namespace Outdial.Accounts;

/// <summary>One step of an examination.</summary>
/// <param name="Subject">What was examined, such as <c>token</c> or <c>station</c>.</param>
/// <param name="State">What was found.</param>
/// <param name="Message">What was found, in a sentence.</param>
/// <param name="Finding">What to do about it; null where nothing is to be done.</param>
public sealed record DoctorStep(string Subject, DoctorState State, string Message, Diagnostic? Finding = null)
{
    internal static DoctorStep Ok(string subject, string message) => new(subject, DoctorState.Ok, message);

    internal static DoctorStep Of(string subject, Diagnostic finding, DoctorState? state = null) => new(
        subject,
        state ?? (finding.IsError ? DoctorState.Failure : DoctorState.Warning),
        finding.Message,
        finding);
}
