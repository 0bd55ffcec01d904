namespace Outdial.Cli;

/// <summary>Says what the account lacks, after a refusal that is about the account: the doctor's findings, in its
/// words.</summary>
internal static class AccountAdvice
{
    // The outcome of the call is printed already, so the advice may take a while.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Examines the account, if the refusal is one that it can explain. Nothing is dialled. Ctrl-C
    /// ends it early: what was found by then is printed.</summary>
    internal static async Task SayAsync(
        Terminal terminal,
        Account account,
        OutboundCall call,
        CallOutcome outcome,
        CancellationToken cancellationToken)
    {
        if (!IsAboutAccount(outcome))
        {
            return;
        }

        var found = new List<DoctorStep>();
        account.Options.UserId = call.OnBehalfOfUser ?? account.Options.UserId;
        var doctor = new AccountDoctor(account.Options, account.Tokens);
        using var patience = new CancellationTokenSource(Patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        var isDone = false;
        try
        {
            await foreach (var step in doctor.ExamineAsync(either.Token))
            {
                if (step.State != DoctorState.Ok)
                {
                    found.Add(DoctorRunner.Advised(account, step));
                }
            }

            isDone = true;
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // What was found until then is printed.
        }

        var profile = account.Profile is { } name ? $" --profile {name}" : "";
        await terminal.Error.WriteLineAsync(!isDone && found.Count == 0
            ? $"The doctor did not finish looking at this account: outdial doctor{profile}"
            : found.Count == 0
            ? "The doctor verified every step of this account, and the service refused all the same: " +
                $"outdial doctor{profile}"
            : $"What the doctor finds with this account (outdial doctor{profile}):");
        found.ForEach(step => DoctorRunner.Say(terminal.Words, step));
    }

    // 403, a client where a person is needed, and the codes about stations and conflicts.
    private static bool IsAboutAccount(CallOutcome outcome) =>
        outcome is (CallOutcome.Refused or CallOutcome.Unauthorized) and { IsRecorded: false, Response: { } answer } &&
        (answer.Status is 403 or 409 || outcome.Diagnostics.Any(finding =>
            finding.Rule == ServiceRules.UserRequired || finding.Rule == ServiceRules.NoStation));
}
