namespace Outdial;

/// <summary>Which description of <c>POST /api/v2/conversations/calls</c> the other side follows.</summary>
/// <remarks>The two disagree; docs/contracts.md sets them side by side.</remarks>
public enum Contract
{
    /// <summary>The guide's: <c>participants[].participantAddress</c>, hosts <c>https://{org}.{region}</c>.</summary>
    Guide,

    /// <summary>The published API's: <c>phoneNumber</c>, <c>callUserId</c>, <c>callQueueId</c> or a conference's
    /// <c>participants</c>; hosts <c>https://login.{region}</c> and <c>https://api.{region}</c>.</summary>
    Platform,
}
