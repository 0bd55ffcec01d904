using System.Collections.Immutable;
using System.Text.Json;
using Spectre.Console;

namespace Outdial.Cli;

/// <summary>Runs <c>outdial doctor</c>: each step is printed as soon as it is known.</summary>
internal sealed class DoctorRunner(Terminal terminal, Account account, bool json)
{
    internal async Task<int> RunAsync(
        DoctorPurposes purposes, bool findRegion, CancellationToken cancellationToken)
    {
        var settings = account.Origins.Select(origin => DoctorSetting.Of(origin, account.Settings)).ToList();
        if (!json)
        {
            SayAccount(settings);
        }

        var doctor = new AccountDoctor(account.Options, account.Tokens)
        {
            Purposes = purposes,
            FindsRegion = findRegion,
        };
        var steps = new List<DoctorStep>();
        await foreach (var examined in doctor.ExamineAsync(cancellationToken))
        {
            var step = Advised(account, examined);
            steps.Add(step);
            if (!json)
            {
                Say(terminal.Results, step);
            }
        }

        var code = CodeOf(steps);
        var unverified = steps.FindAll(step => step.State == DoctorState.NotChecked)
            .ConvertAll(step => step.Subject);
        if (json)
        {
            await ReportAsync(terminal, new DoctorReport(
                account.Profile, settings, [.. steps.Select(DoctorReportStep.Of)], code));
        }
        else if (unverified.Count > 0)
        {
            await terminal.Error.WriteLineAsync(VisibleText.Of($"Not verified: {string.Join(", ", unverified)}."));
        }

        return code;
    }

    // 0 only if every step is verified: else that of the first failure, then of the first right that a purpose lacks,
    // then of what could not be asked.
    private static int CodeOf(List<DoctorStep> steps)
    {
        var first = steps.Find(step => step.State == DoctorState.Failure) ?? steps.Find(step =>
            step.Finding?.Rule == ServiceRules.MissingPermission || step.Finding?.Rule == ServiceRules.MissingScope);
        return first?.Finding is { } finding ? ExitCode.Of(finding)
            : steps.Exists(step => step.State == DoctorState.NotChecked) ? ExitCode.NotSent
            : ExitCode.Done;
    }

    /// <summary>Prints for machines why there is no account to examine.</summary>
    internal static async Task<int> WithoutAccountAsync(
        Terminal terminal, string? profile, ImmutableArray<Diagnostic> findings)
    {
        var steps = findings.Select(finding => new DoctorReportStep(
            "settings", DoctorText.Name(DoctorState.Failure), CommandNames.In(finding.Message), finding.Rule.Id,
            CommandNames.In(finding.Help)));
        await ReportAsync(terminal, new DoctorReport(profile, [], [.. steps], ExitCode.Usage));
        return ExitCode.Usage;
    }

    /// <summary>A step with the advice for the account.</summary>
    internal static DoctorStep Advised(Account account, DoctorStep step) => step.Finding is { } finding
        ? step with { Finding = SettingAdvice.For(account, finding), Message = CommandNames.In(step.Message) }
        : step;

    /// <summary>Writes one step, and what to do about it.</summary>
    internal static void Say(IAnsiConsole console, DoctorStep step)
    {
        var (word, colour) = DoctorText.Of(step.State);
        var rule = step.Finding is { } found ? $"[[{found.Rule.Id}]] " : "";
        console.MarkupLine(
            $"[{colour}]{word.PadRight(10)}[/] [bold]{DiagnosticWriter.Safe(step.Subject)}[/]: " +
            $"{rule}{DiagnosticWriter.Safe(step.Message)}");
        if (step.Finding is { } finding)
        {
            console.MarkupLine($"           [blue]=[/] help: {DiagnosticWriter.Safe(finding.Help)}");
        }
    }

    private static Task ReportAsync(Terminal terminal, DoctorReport report) =>
        terminal.Out.WriteLineAsync(JsonSerializer.Serialize(report, DoctorJson.Line.DoctorReport));

    private void SayAccount(List<DoctorSetting> settings)
    {
        account.WriteRemarks(terminal);

        foreach (var setting in settings)
        {
            terminal.Results.MarkupLine(DiagnosticWriter.Safe(
                $"{setting.Name} = {setting.Value ?? "***"}  ({setting.Source})"));
        }
    }
}
