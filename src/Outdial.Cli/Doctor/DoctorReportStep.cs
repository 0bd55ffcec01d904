namespace Outdial.Cli;

/// <summary>A step as it is printed for machines.</summary>
internal sealed record DoctorReportStep(string Subject, string State, string Message, string? Rule, string? Help)
{
    internal static DoctorReportStep Of(DoctorStep step) => new(
        step.Subject, DoctorText.Name(step.State), step.Message, step.Finding?.Rule.Id, step.Finding?.Help);
}
