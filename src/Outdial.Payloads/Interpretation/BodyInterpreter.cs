namespace Outdial.Payloads;

/// <summary>Reads what a body means out of any shape that people send: either contract's, and those that they
/// invent.</summary>
/// <remarks>Nothing is passed over: a member that says nothing about a call is listed as unused.</remarks>
internal sealed partial class BodyInterpreter
{
    private readonly InterpretedCall _call = new();
    private readonly HashSet<string> _destinations = new(StringComparer.Ordinal);

    // Parties for which the body gives a destination and nothing else.
    private readonly List<InterpretedParty> _plain = [];
    private bool _isClickToDial;
    private bool _isParticipant;

    internal static InterpretedCall Read(JsonValue root)
    {
        var reader = new BodyInterpreter
        {
            _isClickToDial = root.Members.Exists(member => FieldName.Folded(member.Key) == "type" &&
                member.Value.Text.Equals("clickToDial", StringComparison.OrdinalIgnoreCase)),
        };
        foreach (var member in Last(root))
        {
            reader.Member(member);
        }

        return reader._call;
    }

    private void Member(JsonMember member)
    {
        var before = _call.Destinations.Count;
        var folded = FieldName.Folded(Likely(member) ?? member.Key);
        Field(member, folded);
        if (_call.Destinations.Count == before)
        {
            // A whole body beside this one names a party too, and so may a list that cannot be read.
            if (!_call.DestinationFields.Contains(member) &&
                ((BodyKinds.IsDestination(folded) && IsSaid(member.Value)) ||
                (!_isClickToDial && BodyEnvelope.BodyOf(member) is { } body && Read(body).Destinations.Count > 0)))
            {
                _call.DestinationFields.Add(member);
            }

            return;
        }

        var isRival = IsRival(folded);
        var only = _call.Destinations.Count == before + 1 ? _call.Destinations[before] : null;
        if (only is not null && (only.Value == member.Value || folded == "participants"))
        {
            if (!isRival && _plain.Find(party => IsSame(party, only)) is { } first)
            {
                _call.Destinations.RemoveAt(before);
                _call.Repetitions.Add(member);
                Leave(member.Value, $"It is said already, at {first.Value.Path}.");
                return;
            }

            _plain.Add(only);
        }

        _call.DestinationFields.Add(member);
    }

    private static bool IsSaid(JsonValue value) =>
        PlatformFields.IsSupplied(value) || value is { IsObject: true, Members.Count: > 0 };

    // Two of the published API's destinations are two, whatever they say.
    private bool IsRival(string folded) => BodyKinds.IsDestination(folded) &&
        _destinations.Add(folded) && _destinations.Count > 1;

    private static bool IsSame(InterpretedParty one, InterpretedParty other) =>
        one.Value.Text == other.Value.Text && (one.Kind is null || other.Kind is null || one.Kind == other.Kind);

    // The destination that a misspelled name stands for, as the check would rename it.
    private static string? Likely(JsonMember member) => BodyKinds.IsDestination(FieldName.Folded(member.Key))
        ? null
        : FieldName.Nearest(
            member.Key, PlatformFields.Destinations.Where(name => PartyValue.Fits(name, member.Value)));

    private void Field(JsonMember member, string folded)
    {
        var value = member.Value;
        switch (folded)
        {
            case "to" or "toaddress" or "callto" or "destination" or "recipient" or "callee" or "target" or
                "destinations" or "recipients" or "callees" or "targets":
                Parties(value, kind: null);
                break;
            case "participants":
                Participants(value);
                break;
            case "phonenumber":
                Party(value, value.Text.Contains('@', StringComparison.Ordinal) ? "sip" : "phone");
                break;
            case var name when PartyValue.IsDialled(name) && PartyValue.Names(value):
                Party(value, kind: null);
                break;
            case var name when PartyValue.IsCaller(name):
                _call.CallerId = Once(_call.CallerId, Text(value));
                break;
            case "data" when _isClickToDial && value.IsObject:
                ClickToDial(value);
                break;
            case "calluserid":
                Party(value, "user");
                break;
            case "callqueueid":
                Party(value, "queue");
                break;
            case "from" or "fromaddress" or "callfrom" or "caller":
                From(value);
                break;
            case "callerid":
                _call.CallerId = Once(_call.CallerId, Text(value));
                break;
            case "calleridname" or "callername":
                _call.CallerName = Once(_call.CallerName, Text(value));
                break;
            case "callfromqueueid" or "fromqueueid" or "queueid":
                _call.FromQueue = Once(_call.FromQueue, Text(value));
                break;
            case "userid" or "agentid":
                _call.OnBehalfOfUser = Once(_call.OnBehalfOfUser, Text(value));
                break;
            case "routing":
                Routing(value);
                break;
            case "skillrequirements" or "routingskillsids" or "skills" or "skill" or "skillid":
                Skills(value);
                break;
            case "wrapupcode" or "wrapupcodeid":
                _call.WrapUpCode = Once(_call.WrapUpCode, Id(value));
                break;
            default:
                Extra(member);
                break;
        }
    }

    // The message of the embeddable framework: the number, and what to put on the call.
    private void ClickToDial(JsonValue data)
    {
        foreach (var member in Last(data))
        {
            switch (FieldName.Folded(member.Key))
            {
                case "number":
                    Party(member.Value, "phone");
                    break;
                case "attributes" or "queueid":
                    Field(member, FieldName.Folded(member.Key));
                    break;
                default:
                    Leave(member.Value, "Neither contract has a field for it.");
                    break;
            }
        }
    }

    private void Extra(JsonMember member)
    {
        var value = member.Value;
        switch (FieldName.Folded(member.Key))
        {
            case "priority":
                _call.Priority = value.IsNull ? null : value;
                break;
            case "languageid":
                _call.Language = Once(_call.Language, Text(value));
                break;
            case "attributes":
                _call.Attributes = value.IsNull ? null : value;
                break;
            case "uuidata":
                _call.UuiData = Once(_call.UuiData, Text(value));
                break;
            case "externalcontactid":
                _call.ExternalContact = Once(_call.ExternalContact, Text(value));
                break;
            case "label":
                _call.Label = Once(_call.Label, Text(value));
                break;
            case "mediatype" or "calltype" or "type" or "direction":
                Leave(value, "The endpoint places calls: it need not be said.", Severity.Note);
                break;
            case "conversationids":
                Leave(value, "Outdial's call has no field for conversations to merge.");
                if (PlatformFields.IsSupplied(value))
                {
                    _call.DestinationFields.Add(member);
                }

                break;
            case "routingskillexpression":
                Leave(value, "Outdial's call has skills as a list, not as an expression.");
                break;
            default:
                Leave(value, "Neither contract has a field for it.");
                break;
        }
    }

    private void Skills(JsonValue value)
    {
        foreach (var skill in Each(value))
        {
            if (Id(skill, "level") is { } id)
            {
                _call.Skills.Add(new InterpretedSkill(id, skill.Member("level")?.Value));
            }
        }
    }

    // An id, or an object with one; what else the object says is left.
    private JsonValue? Id(JsonValue value, string? beside = null)
    {
        if (!value.IsObject || value.Member("id") is not { } id)
        {
            return Text(value);
        }

        foreach (var member in Last(value).Where(member => member != id && member.Key != beside))
        {
            Leave(member.Value, "Neither contract has a field for it here.");
        }

        return Text(id.Value);
    }

    private JsonValue? Text(JsonValue value)
    {
        if (value is { IsText: true, Text.Length: > 0 })
        {
            return value;
        }

        if (value is not { IsNull: true } and not { IsText: true })
        {
            Leave(value, $"A text was expected here, not {value.Description}.");
        }

        return null;
    }

    // The same said twice: the first counts, and the other is told.
    private JsonValue? Once(JsonValue? said, JsonValue? again)
    {
        if (said is not null && again is not null)
        {
            Leave(again, $"It is said already, at {said.Path}.");
        }

        return said ?? again;
    }

    private void Leave(JsonValue value, string why, Severity severity = Severity.Warning) =>
        _call.Unused.Add(new Unused(value, why, severity));

    private static List<JsonValue> Each(JsonValue value) => value.IsArray ? value.Items : [value];

    // Of duplicates the last, as most parsers have it.
    private static IEnumerable<JsonMember> Last(JsonValue value) => value.IsObject
        ? value.Members.GroupBy(member => member.Key)
            .Select(same => same.Last())
            .OrderBy(member => member.KeySpan.Start)
        : [];
}
