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
        string Why, bool MayPass, TimeSpan? RetryAfter = null, ApiResponse? Answer = null) : ServiceReading
    {
        /// <summary>What kept the request from being sent, and what to do; null if it may have been acted on, by this
        /// attempt or one before.</summary>
        internal Diagnostic? NotSent { get; init; }

        /// <summary>Whether it stays so until the credentials are changed.</summary>
        internal bool NeedsCredentials { get; init; }

        internal static Failed BeforeSending(Diagnostic cause, bool mayPass) =>
            new(cause.Message.TrimEnd('.'), mayPass) { NotSent = cause };
    }
}
