using System.Text.Json;

namespace Outdial;

/// <summary>Changes calls that were placed: hangs up, wraps up. Both may be repeated; neither dials.</summary>
internal sealed class CallChanger(ServiceReader reader, Guid? callingUser)
{
    /// <summary>Under a contract that has no way to ask.</summary>
    internal static ChangeOutcome.Refused NoWay() => new(new Diagnostic(TrackingRules.NoFollowing), Status: null);

    internal async Task<ChangeOutcome> HangUpAsync(string conversationId, CancellationToken cancellationToken) =>
        ConversationPath.IsId(conversationId)
            ? Outcome(
                await reader.ChangeAsync(
                    $"{ConversationPath.Of(conversationId)}/disconnect", body: null, cancellationToken)
                    .ConfigureAwait(false),
                "hang up",
                "conversation:communication:disconnect")
            : NoConversation();

    internal async Task<ChangeOutcome> WrapUpAsync(
        string conversationId, Guid code, string? notes, CancellationToken cancellationToken)
    {
        if (!ConversationPath.IsId(conversationId))
        {
            return NoConversation();
        }

        var reading = await reader.GetAsync(ConversationPath.Of(conversationId), cancellationToken)
            .ConfigureAwait(false);
        if (reading is not ServiceReading.Shown { Json: var conversation })
        {
            // Nothing was changed yet, however unclear the answer is.
            var settled = reading is ServiceReading.Failed failed ? failed with { MayPass = false } : reading;
            return Outcome(settled, "show the conversation", "conversation:communication:view");
        }

        if (await OwnAsync(conversation, cancellationToken).ConfigureAwait(false) is not var (leg, communication))
        {
            return new ChangeOutcome.NotFound(new Diagnostic(TrackingRules.NoOwnLeg));
        }

        var words = notes is null ? "" : $",\"notes\":\"{JsonEncodedText.Encode(notes)}\"";
        return Outcome(
            await reader.ChangeAsync(
                $"{ConversationPath.OfCall(conversationId)}/participants/{leg}/communications/{communication}/wrapup",
                $"{{\"code\":\"{code:D}\"{words}}}",
                cancellationToken).ConfigureAwait(false),
            "set the wrap-up code",
            "conversation:participant:wrapup");
    }

    private async Task<(string Leg, string Communication)?> OwnAsync(
        JsonElement conversation, CancellationToken cancellationToken)
    {
        var legs = JsonFields.Items(conversation, "participants")
            .Where(leg => JsonFields.Text(leg, "purpose") is "user" or "agent")
            .Select(leg => (
                User: JsonFields.Text(leg, "userId"),
                Leg: JsonFields.Text(leg, "id"),
                Communication: JsonFields.Items(leg, "calls")
                    .Select(call => JsonFields.Text(call, "id")).LastOrDefault(id => id is not null)))
            .Where(leg => IsId(leg.Leg) && IsId(leg.Communication))
            .ToList();

        // Other participants have such a leg too: then the calling user must be known.
        if (legs.Select(leg => leg.User).Distinct().Skip(1).Any() &&
            await MeAsync(cancellationToken).ConfigureAwait(false) is { } me)
        {
            legs.RemoveAll(leg => !string.Equals(leg.User, me, StringComparison.OrdinalIgnoreCase));
        }

        return legs is [var own, ..] ? (own.Leg!, own.Communication!) : null;
    }

    private async Task<string?> MeAsync(CancellationToken cancellationToken) =>
        callingUser?.ToString("D") ?? await reader.MeAsync(cancellationToken).ConfigureAwait(false);

    private static bool IsId(string? text) => text is not null && ConversationPath.IsId(text);

    private static ChangeOutcome Outcome(ServiceReading reading, string what, string permission) =>
        (reading, (reading as ServiceReading.Failed)?.Answer?.Status) switch
        {
            (ServiceReading.Shown, _) => new ChangeOutcome.Accepted(),
            (_, 404) => NoConversation(),
            (ServiceReading.Failed { NotSent: { } cause }, _) => new ChangeOutcome.Refused(cause, Status: null),
            (ServiceReading.Failed { MayPass: true } failed, not (401 or 429)) => new ChangeOutcome.Unknown(
                new Diagnostic(
                    TrackingRules.UnclearChange,
                    $"The service was asked to {what}; whether it did is not clear: {failed.Why}.")),
            (var failed, var status) => new ChangeOutcome.Refused(
                new Diagnostic(
                    TrackingRules.ChangeRefused, $"The service did not {what}: {((ServiceReading.Failed)failed).Why}.")
                {
                    Help = status == 403
                        ? $"Have an administrator add the permission {permission} to a role that the caller has, " +
                            "then get a new token."
                        : TrackingRules.ChangeRefused.Fix,
                },
                status),
        };

    private static ChangeOutcome.NotFound NoConversation() => new(new Diagnostic(TrackingRules.NoSuchConversation));
}
