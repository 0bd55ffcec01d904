namespace Outdial.Payloads;

/// <summary>Two destinations in one body. Neither is chosen: no fix changes them, and no body is
/// written.</summary>
/// <param name="At">The second of them.</param>
/// <param name="Message">The sentence for the finding, with the names of both.</param>
/// <param name="Members">All members that name the party.</param>
internal sealed record PartyConflict(JsonMember At, string Message, IReadOnlyList<JsonMember> Members)
{
    internal static PartyConflict? Find(InterpretedCall meant)
    {
        if (meant.DestinationFields is [_, var second, ..] several)
        {
            var names = string.Join(", ", several.Select(field => JsonPath.Shown(field.Key)));
            return new(
                second, $"The body names several destinations: {names}.", [.. several, .. meant.Repetitions]);
        }

        return meant.Doubtful is var (at, first)
            ? new(
                at,
                "One party is named in two ways, which contradict each other" +
                    (first is null ? "." : $": '{JsonPath.Shown(first.Key)}' and '{JsonPath.Shown(at.Key)}'."),
                first is null ? [at, .. meant.Repetitions] : [first, at, .. meant.Repetitions])
            : null;
    }

    internal void Report(PayloadReport report) => report.AddName(PayloadRules.SeveralDestinations, At, Message);
}
