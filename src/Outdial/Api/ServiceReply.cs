using System.Text.Json;

namespace Outdial;

/// <summary>The outcome of one request to the service, other than a call's.</summary>
/// <param name="Answer">The answer; null if there was none.</param>
/// <param name="Json">Its body, where it is a JSON object.</param>
/// <param name="Date">The service's clock, where the answer told it.</param>
/// <param name="Failure">Why there was no answer; null if there was one.</param>
internal sealed record ServiceReply(
    ApiResponse? Answer, JsonElement? Json = null, DateTimeOffset? Date = null, Exception? Failure = null)
{
    internal bool IsSuccess => Answer is { Status: >= 200 and < 300 };
}
