namespace Outdial;

/// <summary>Reads what a body means out of any shape that people send: either contract's, and those that they
/// invent.</summary>
/// <remarks>Nothing is passed over: a member that says nothing about a call is listed as unused.</remarks>
internal sealed partial class MeaningReader
{
    private readonly MeantCall _call = new();

    internal static MeantCall Read(JsonValue root)
    {
        var reader = new MeaningReader();
        foreach (var member in Last(root))
        {
            reader.Field(member);
        }

        return reader._call;
    }

    private void Field(JsonMember member)
    {
        var value = member.Value;
        switch (FieldName.Folded(member.Key))
        {
            case "to" or "toaddress" or "callto" or "destination" or "recipient" or "callee":
                Parties(value, kind: null);
                break;
            case "participants":
                Participants(value);
                break;
            case "phonenumber":
                Party(value, kind: null);
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
                _call.CallerId = Text(value) ?? _call.CallerId;
                break;
            case "calleridname" or "callername":
                _call.CallerName = Text(value) ?? _call.CallerName;
                break;
            case "callfromqueueid" or "fromqueueid" or "queueid":
                _call.FromQueue = Text(value) ?? _call.FromQueue;
                break;
            case "userid" or "agentid":
                _call.OnBehalfOfUser = Text(value) ?? _call.OnBehalfOfUser;
                break;
            case "routing":
                Routing(value);
                break;
            case "skillrequirements" or "routingskillsids" or "skills" or "skill" or "skillid":
                Skills(value);
                break;
            case "wrapupcode" or "wrapupcodeid":
                _call.WrapUpCode = Id(value) ?? _call.WrapUpCode;
                break;
            default:
                Extra(member);
                break;
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
                _call.Language = Text(value);
                break;
            case "attributes":
                _call.Attributes = value.IsNull ? null : value;
                break;
            case "uuidata":
                _call.UuiData = Text(value);
                break;
            case "externalcontactid":
                _call.ExternalContact = Text(value) ?? _call.ExternalContact;
                break;
            case "label":
                _call.Label = Text(value);
                break;
            case "mediatype" or "calltype" or "type" or "direction":
                Leave(value, "The endpoint places calls: it need not be said.", Severity.Note);
                break;
            case "conversationids":
                Leave(value, "Outdial's call has no field for conversations to merge.");
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
                _call.Skills.Add(new MeantSkill(id, skill.Member("level")?.Value));
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
