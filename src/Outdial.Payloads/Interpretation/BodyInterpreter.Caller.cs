namespace Outdial.Payloads;

internal sealed partial class BodyInterpreter
{
    private void From(JsonValue value)
    {
        foreach (var item in Each(value))
        {
            if (item.IsObject)
            {
                FromObject(item);
            }
            else
            {
                Caller(item, isAgent: false);
            }
        }
    }

    private void FromObject(JsonValue value)
    {
        var isAgent = value.Members.Exists(member =>
            FieldName.Folded(member.Key) == "type" && member.Value.Text.ToLowerInvariant() is "agent" or "user");
        foreach (var member in Last(value))
        {
            switch (FieldName.Folded(member.Key))
            {
                case "type":
                    break;
                case "name":
                    _call.CallerName = Once(_call.CallerName, Text(member.Value));
                    break;
                case "agentid" or "userid":
                    _call.OnBehalfOfUser = Once(_call.OnBehalfOfUser, Text(member.Value));
                    break;
                case "address" when member.Value.IsObject:
                    FromObject(member.Value);
                    break;
                case "address" or "phonenumber" or "number" or "id" or "value":
                    Caller(member.Value, isAgent);
                    break;
                default:
                    Leave(member.Value, "Neither contract has a field for it here.");
                    break;
            }
        }
    }

    private void Caller(JsonValue value, bool isAgent)
    {
        if (Text(value) is not { } text)
        {
            return;
        }

        if (!ResourceId.TryParse(text.Text, out _))
        {
            _call.CallerId = Once(_call.CallerId, text);
        }
        else if (isAgent)
        {
            _call.OnBehalfOfUser = Once(_call.OnBehalfOfUser, text);
        }
        else
        {
            Leave(text, "An id does not say whose it is; who calls is the token's user.");
        }
    }

    private void Routing(JsonValue value)
    {
        if (!value.IsObject)
        {
            Leave(value, "Neither contract has a field for it.");
            return;
        }

        foreach (var member in Last(value))
        {
            switch (FieldName.Folded(member.Key))
            {
                case "queueid":
                    _call.FromQueue = Once(_call.FromQueue, Text(member.Value));
                    break;
                case "userid" or "agentid":
                    _call.OnBehalfOfUser = Once(_call.OnBehalfOfUser, Text(member.Value));
                    break;
                case "skill" or "skills" or "skillid" or "skillids":
                    Skills(member.Value);
                    break;
                default:
                    Leave(member.Value, "Neither contract has a field for it here.");
                    break;
            }
        }
    }
}
