namespace Outdial.Payloads;

/// <summary>Tells the two contracts' bodies apart by the fields that only one has.</summary>
internal static class BodyKinds
{
    private static readonly HashSet<string> OfPlatform =
        [.. PlatformFields.Request.Except(["participants", "externalContactId"]).Select(FieldName.Folded)];

    private static readonly HashSet<string> Destinations =
        [.. PlatformFields.Destinations.Select(FieldName.Folded)];

    private static readonly HashSet<string> OfParty = ["address", "userid", "queueid"];

    /// <summary>Whether the published API has a destination field of this name; folded.</summary>
    internal static bool IsDestination(string folded) => Destinations.Contains(folded);

    internal static BodyKind Of(JsonValue root)
    {
        if (HasAddress(root))
        {
            return BodyKind.Guide;
        }

        var names = root.Members.Select(member => FieldName.Folded(member.Key)).ToList();
        if (names.Exists(OfPlatform.Contains) || Participants(root).Exists(IsParty))
        {
            return BodyKind.Platform;
        }

        return names.Exists(name => name is "skillrequirements" or "wrapupcode") ? BodyKind.Guide : BodyKind.Unclear;
    }

    /// <summary>Whether a party is to be called in the guide's way.</summary>
    internal static bool HasAddress(JsonValue root) =>
        Participants(root).Exists(entry => Has(entry, name => name == "participantaddress"));

    private static List<JsonValue> Participants(JsonValue root) =>
        root.Members.Find(member => FieldName.Folded(member.Key) == "participants")?.Value.Items ?? [];

    private static bool IsParty(JsonValue entry) =>
        Has(entry, OfParty.Contains) && !Has(entry, name => name is "id" or "type");

    private static bool Has(JsonValue entry, Func<string, bool> isMeant) =>
        entry.Members.Exists(member => isMeant(FieldName.Folded(member.Key)));
}
