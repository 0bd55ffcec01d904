namespace Outdial.Accounts;

/// <summary>Asks the other regions whether they know a client that this one does not.</summary>
internal static class RegionSearch
{
    // A person waits; regions that do not answer are each asked several times.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    internal static async Task<DoctorStep> RunAsync(
        OutdialOptions options, DoctorStep refused, TimeProvider time, CancellationToken cancellationToken)
    {
        if (options.LoginUrl is not null)
        {
            return refused with
            {
                Message = $"{refused.Message} The login address is given, so no other region is tried.",
            };
        }

        var began = time.GetTimestamp();
        _ = GenesysRegion.TryFind(options.Region, out var asked);
        foreach (var region in GenesysRegion.All.Where(region => region != (asked ?? GenesysRegion.Default)))
        {
            if (time.GetElapsedTime(began) >= Longest)
            {
                return refused with
                {
                    Message = $"{refused.Message} The time ran out before all other regions were tried.",
                };
            }

            var elsewhere = options.InRegion(region);
            var outcome = await TokenCheck.RunAsync(elsewhere, null, time, cancellationToken).ConfigureAwait(false);
            if (outcome is TokenOutcome.Granted or TokenOutcome.Refused { Reason.Rule.Id: "OD4021" })
            {
                return refused with
                {
                    Finding = new Diagnostic(
                        ServiceRules.UnknownClient, $"The client belongs to another region: {region}.")
                    {
                        Path = "OutdialOptions.Region",
                        Help = $"Set OutdialOptions.Region to {region.Domain}.",
                    },
                    Message = $"The client belongs to another region: {region}.",
                };
            }
        }

        return refused with { Message = $"{refused.Message} No other region knows it either." };
    }
}
