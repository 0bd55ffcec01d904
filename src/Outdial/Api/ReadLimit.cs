namespace Outdial;

/// <summary>How many requests, and until when, may be sent for one question: a service that always shows another page
/// is not followed for ever.</summary>
/// <param name="time">The clock.</param>
/// <param name="duration">How long after now no further request is sent.</param>
/// <param name="requests">How many requests are sent, repeated ones included.</param>
internal sealed class ReadLimit(TimeProvider time, TimeSpan duration, int requests)
{
    private readonly long _began = time.GetTimestamp();
    private int _taken;

    /// <summary>After it no request is sent.</summary>
    internal DateTimeOffset Deadline => time.GetUtcNow() + (duration - time.GetElapsedTime(_began));

    /// <summary>Takes a request.</summary>
    /// <returns>Why there is none to take; null if it was taken.</returns>
    internal string? Take() => time.GetElapsedTime(_began) >= duration ? "the time for it is over"
        : Interlocked.Increment(ref _taken) > requests ? $"{requests} requests did not suffice"
        : null;
}
