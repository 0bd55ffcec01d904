namespace Outdial.Sandbox;

/// <summary>How long the parts of a call take, by the sandbox's clock.</summary>
/// <remarks>
/// Each is at least zero and at most a day. The 60 seconds of an unanswered station were recorded on a real
/// organisation; the other defaults are the sandbox's own.
/// </remarks>
public sealed record CallPace
{
    /// <summary>Until the caller picks up the station. Default 1 second.</summary>
    public TimeSpan StationAnswers { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>From there until the caller's leg is connected and the far end is dialled. Default 1 second.</summary>
    public TimeSpan StationConnects { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Until the service gives up on an unanswered station. Default 60 seconds.</summary>
    public TimeSpan StationGivesUp { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the far phone rings before it is answered. Default 4 seconds.</summary>
    public TimeSpan FarAnswers { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How long the far phone rings if it is not answered. Default 30 seconds.</summary>
    public TimeSpan FarGivesUp { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Until a busy or unreachable far end is found to be so. Default 1 second.</summary>
    public TimeSpan FarFails { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the call lasts before the far end hangs up. Default 20 seconds.</summary>
    public TimeSpan Talk { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>From disconnected to terminated. Default 1 second.</summary>
    public TimeSpan Clears { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Every part of a call takes equally long: for a test that moves the clock part by part, or needs short calls.
    /// </summary>
    /// <param name="part">How long each takes: 0 to 24 hours.</param>
    public static CallPace Even(TimeSpan part) => new()
    {
        StationAnswers = part,
        StationConnects = part,
        StationGivesUp = part,
        FarAnswers = part,
        FarGivesUp = part,
        FarFails = part,
        Talk = part,
        Clears = part,
    };

    /// <param name="option">The option that has it, which the message names.</param>
    internal void Validate(string option)
    {
        TimeSpan[] all =
            [StationAnswers, StationConnects, StationGivesUp, FarAnswers, FarGivesUp, FarFails, Talk, Clears];
        if (all.Any(time => time < TimeSpan.Zero || time > TimeSpan.FromDays(1)))
            throw new ArgumentOutOfRangeException(option, this, "Each time is 0 to 24 hours.");
    }
}
