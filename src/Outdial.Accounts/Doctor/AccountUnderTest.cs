namespace Outdial.Accounts;

/// <summary>An account under examination: its region, and its token.</summary>
internal sealed class AccountUnderTest(Settings settings, Secret token, AccountProbe probe)
{
    internal Settings Settings => settings;

    /// <summary>Where the token stood in its minute at the last answer.</summary>
    internal RateLimit? Rate { get; private set; }

    internal Task<ProbeResponse> AskAsync(string path, CancellationToken cancellationToken) =>
        AskAsync(path, null, cancellationToken);

    internal async Task<ProbeResponse> AskAsync(string path, string? body, CancellationToken cancellationToken)
    {
        var answer = await probe.AskAsync(settings.Endpoint.Below(path), token, body, cancellationToken)
            .ConfigureAwait(false);
        Rate = answer.Answer?.Rate ?? Rate;
        return answer;
    }

    /// <summary>A step about which the service says nothing that helps.</summary>
    internal static DoctorStep NotTold(string subject, ProbeResponse answer) => answer.NotReached is { } why
        ? DoctorStep.Of(subject, why)
        : new DoctorStep(
            subject,
            DoctorState.NotChecked,
            $"The service did not tell: status {answer.Answer!.Status}" +
            $"{(answer.Answer.Code is { } code ? $", {code}" : "")}.");
}
