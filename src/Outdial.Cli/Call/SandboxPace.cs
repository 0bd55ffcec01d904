using Outdial.Sandbox;

namespace Outdial.Cli;

/// <summary>How fast a call goes by in a sandbox that a person waits for.</summary>
internal static class SandboxPace
{
    /// <summary>Seconds from beginning to end, each step still long enough to be seen.</summary>
    internal static CallPace ForWaiting { get; } = new()
    {
        StationAnswers = TimeSpan.FromMilliseconds(400),
        StationConnects = TimeSpan.FromMilliseconds(200),
        StationGivesUp = TimeSpan.FromSeconds(2),
        FarAnswers = TimeSpan.FromMilliseconds(800),
        FarGivesUp = TimeSpan.FromSeconds(2),
        FarFails = TimeSpan.FromMilliseconds(400),
        Talk = TimeSpan.FromSeconds(1),
        Clears = TimeSpan.FromMilliseconds(100),
    };
}
