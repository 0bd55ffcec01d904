namespace Outdial.Payloads;

/// <summary>Sorts an object's members by the fields that a contract gives it, and reports the others.</summary>
internal sealed class FieldReader
{
    private readonly Dictionary<string, JsonMember> _fields = new(StringComparer.Ordinal);
    private readonly List<JsonMember> _others = [];

    /// <summary>Reads an object.</summary>
    /// <param name="report">Where names that are nearly right are reported.</param>
    /// <param name="container">The object.</param>
    /// <param name="known">The names that the contract has here.</param>
    /// <param name="rivals">Those of them of which only one may be there. To the service a misspelled one is not
    /// there; beside another, with its right name, it would be one too many: to rename it is a guess.</param>
    internal FieldReader(
        PayloadReport report,
        JsonValue container,
        IReadOnlyList<string> known,
        IReadOnlyList<string>? rivals = null)
    {
        Container = container;
        foreach (var member in container.Members)
        {
            if (known.Contains(member.Key))
            {
                _fields[member.Key] = member;
            }
        }

        // Two that are nearly right for one field: which is meant is not known.
        var others = container.Members.Where(member => !known.Contains(member.Key)).ToList();
        var folded = others.CountBy(member => FieldName.Folded(member.Key)).ToDictionary();
        var foldedRivals = (rivals ?? []).Select(FieldName.Folded).ToList();
        var contenders = container.Members
            .Where(member => !SaysNothing(member.Value) && foldedRivals.Contains(FieldName.Folded(member.Key)))
            .ToList();
        foreach (var member in others)
        {
            var name = FieldName.Folded(member.Key);
            var meant = known.FirstOrDefault(field => FieldName.Folded(field) == name);
            if (meant is null || !_fields.TryAdd(meant, member))
            {
                _others.Add(member);
                continue;
            }

            report.AddName(
                PayloadRules.MisspelledField,
                member,
                $"The field is written '{meant}', not '{JsonPath.Shown(member.Key)}'.",
                null,
                Fixes.Make(
                    folded[name] == 1 && (contenders is [] or [_] || !contenders.Contains(member))
                        ? Applicability.Safe
                        : Applicability.Guess,
                    $"Rename it to '{meant}'",
                    JsonEdits.Rename(member, meant)));
        }
    }

    internal JsonValue Container { get; }

    /// <summary>Members that no field of the contract claims, in order.</summary>
    internal IReadOnlyList<JsonMember> Others => _others;

    /// <summary>The field's member, or null; whatever its value is.</summary>
    internal JsonMember? Member(string name) => _fields.GetValueOrDefault(name);

    /// <summary>The field's value; null if it is not there, or is JSON's null, which counts as that.</summary>
    internal JsonValue? Given(string name) =>
        _fields.TryGetValue(name, out var member) && !member.Value.IsNull ? member.Value : null;

    // Two fields of the published API have such an id: who to call, and on whose behalf.
    private static string Readings(JsonMember member, IReadOnlyList<string> known) =>
        !known.Contains("callFromQueueId") ? "."
        : FieldName.Folded(member.Key) == "queueid"
            ? "; is 'callFromQueueId' meant (on whose behalf the call is made), or 'callQueueId' (who to call)?"
        : FieldName.Folded(member.Key) is "userid" or "agentid"
            ? "; 'callUserId' is a user to call, and a call on behalf of a user is posted to .../calls/user/{userId}."
        : ".";

    // What names a party is removed only where it stands a second time: the first of them stays.
    private bool IsOnlyName(JsonMember member) => StrictGuid.Resembles(member.Value.Text) ||
        (PartyValue.Names(member.Value) &&
        !Container.Members.Exists(other => other != member && other.Value.Text == member.Value.Text &&
            (other.Index < member.Index || _fields.ContainsValue(other))));

    private static bool SaysNothing(JsonValue value) =>
        value is { IsNull: true } or { IsText: true, Text: "" } or { IsArray: true, Items.Count: 0 };

    // The field that a member under another name stands for, of those that are not there; null if none is clear.
    private string? Meant(JsonMember member, IReadOnlyList<string> known) =>
        PartyValue.Field(member, known, field => !_fields.ContainsKey(field)) ??
        FieldName.Nearest(
            member.Key, known.Where(field => !_fields.ContainsKey(field) && PartyValue.Fits(field, member.Value)));

    /// <summary>Reports the members that nothing claims, apart from those that have been spoken of. A whole object or
    /// array is not offered to be removed: it may be the call.</summary>
    internal void ReportOthers(PayloadReport report, IReadOnlyList<string> known)
    {
        // Two names for one field: neither is renamed, since an object has no name twice.
        var others = _others.Except(report.Spoken)
            .Select(member => (Member: member, Meant: Meant(member, known)))
            .ToList();
        var rivals = others.CountBy(other => other.Meant ?? "").ToDictionary();
        foreach (var (member, meant) in others)
        {
            if (report.IsFull)
            {
                return;
            }

            var name = JsonPath.Shown(member.Key);
            report.AddName(
                PayloadRules.UnknownField,
                member,
                $"The contract {ContractNames.Of(report.Contract)} has no field '{name}' here" +
                    (meant is not null ? $"; is '{meant}' meant?" : Readings(member, known)),
                null,
                meant is not null && rivals[meant] > 1 ? null
                : meant is not null ? Fixes.Guess($"Rename it to '{meant}'", JsonEdits.Rename(member, meant))
                : member.Value.IsObject || member.Value.IsArray || IsOnlyName(member) ? null
                : Fixes.Guess($"Remove '{name}'", JsonEdits.Remove(Container, member)));
        }
    }
}
