using System.Text.Json;

namespace Outdial.Accounts;

/// <summary>The outcome of one of the doctor's requests.</summary>
/// <param name="Answer">The service's answer; null if there was none.</param>
/// <param name="Json">Its body, where it is a JSON object.</param>
/// <param name="Ahead">How far the service's clock is ahead of this machine's, where it told the time.</param>
/// <param name="NotReached">Why there was no answer.</param>
internal sealed record ProbeResponse(
    ApiResponse? Answer, JsonElement? Json = null, TimeSpan? Ahead = null, Diagnostic? NotReached = null)
{
    internal bool IsSuccess => Answer is { Status: >= 200 and < 300 };
}
