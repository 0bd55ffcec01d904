namespace Outdial.Cli;

/// <summary>What happened to the legs of a call, a line each, in the order of the service's times.</summary>
/// <remarks>A reading may be late: its changes are still printed step by step, each once.</remarks>
internal sealed class LegLines
{
    private readonly HashSet<(string Leg, int Step)> _told = [];

    /// <summary>The lines that are new.</summary>
    internal IEnumerable<string> News(CallProgress progress)
    {
        var steps =
            from leg in progress.Legs.Select((leg, place) => (leg, place))
            from step in Steps(leg.leg)
            where _told.Add((leg.leg.Id, step.Step))
            orderby step.At, leg.place, step.Step
            select $"{LegName.Of(leg.leg)}: {step.Words}";
        return steps.ToList();
    }

    private static IEnumerable<(int Step, DateTimeOffset At, string Words)> Steps(CallLeg leg)
    {
        yield return (0, leg.Started ?? DateTimeOffset.MinValue, "called");
        if (leg.WasConnected)
        {
            yield return (1, leg.Connected ?? leg.Started ?? DateTimeOffset.MinValue, "connected");
        }

        if (leg.IsOver)
        {
            var end = LegName.EndOf(leg);
            yield return (2, leg.Ended ?? DateTimeOffset.MaxValue, end.Length > 0 ? $"ended ({end})" : "ended");
        }
    }
}
