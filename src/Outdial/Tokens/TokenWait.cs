namespace Outdial;

/// <summary>Waits for a token no longer than there is time.</summary>
internal static class TokenWait
{
    /// <summary>The outcome; null if it did not come in time. What fetches the token goes on.</summary>
    internal static async Task<TokenOutcome?> ForAsync(
        Task<TokenOutcome> token, TimeSpan left, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return await token
                .WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // It can come at the same moment as the end of the time.
            return token.IsCompleted ? await token.ConfigureAwait(false) : null;
        }
    }
}
