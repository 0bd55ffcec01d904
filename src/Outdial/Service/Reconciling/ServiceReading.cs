using System.Text.Json;

namespace Outdial;

/// <summary>What came of asking the service for something: one of a closed set.</summary>
internal abstract record ServiceReading
{
    private ServiceReading()
    {
    }

    /// <summary>It was shown.</summary>
    internal sealed record Shown(JsonElement Json) : ServiceReading;

    /// <summary>It was not: why, in a few words; whether that may pass by itself; and the answer, if there was
    /// one.</summary>
    internal sealed record Failed(
        string Why, bool MayPass, TimeSpan? RetryAfter = null, ServiceAnswer? Answer = null) : ServiceReading;
}
