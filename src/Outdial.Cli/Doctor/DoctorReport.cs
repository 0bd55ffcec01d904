namespace Outdial.Cli;

/// <summary>What <c>outdial doctor --json</c> prints.</summary>
internal sealed record DoctorReport(
    string? Profile, IReadOnlyList<DoctorSetting> Settings, IReadOnlyList<DoctorReportStep> Steps, int ExitCode);
