namespace Outdial;

/// <summary>Tells the two contracts' bodies apart by the fields that only one has.</summary>
internal static class BodyKinds
{
    private static readonly HashSet<string> OfPlatform =
        [.. PlatformFields.Request.Except(["participants", "externalContactId"]).Select(FieldName.Folded)];

    private static readonly HashSet<string> OfParty = ["address", "userid", "queueid"];

    internal static BodyKind Of(JsonValue root)
    {
        var names = root.Members.Select(member => FieldName.Folded(member.Key)).ToList();
        var participants = root.Members.Find(member => FieldName.Folded(member.Key) == "participants")?.Value;
        var entries = (participants?.Items ?? []).Where(entry => entry.IsObject).ToList();
        if (entries.Exists(entry => Has(entry, name => name == "participantaddress")))
        {
            return BodyKind.Guide;
        }

        if (names.Exists(OfPlatform.Contains) || entries.Exists(IsParty))
        {
            return BodyKind.Platform;
        }

        return names.Exists(name => name is "skillrequirements" or "wrapupcode") ? BodyKind.Guide : BodyKind.Unclear;
    }

    private static bool IsParty(JsonValue entry) =>
        Has(entry, OfParty.Contains) && !Has(entry, name => name is "id" or "type");

    private static bool Has(JsonValue entry, Func<string, bool> isMeant) =>
        entry.Members.Exists(member => isMeant(FieldName.Folded(member.Key)));
}
