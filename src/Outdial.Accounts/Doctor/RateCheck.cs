namespace Outdial.Accounts;

/// <summary>How much of the token's rate is left.</summary>
internal static class RateCheck
{
    internal static DoctorStep Of(RateLimit rate)
    {
        var message = $"{rate.Count} of {rate.Allowed} requests of this minute are used; " +
            $"it starts again in {rate.Reset.TotalSeconds:0} s.";
        return rate.Count >= rate.Allowed * 0.8
            ? DoctorStep.Of("rate", new Diagnostic(ServiceRules.Throttled, message), DoctorState.Warning)
            : DoctorStep.Ok("rate", message);
    }
}
