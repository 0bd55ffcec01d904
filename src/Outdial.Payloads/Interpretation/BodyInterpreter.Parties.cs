namespace Outdial.Payloads;

internal sealed partial class BodyInterpreter
{
    private void Participants(JsonValue value)
    {
        _isParticipant = true;
        foreach (var participant in Each(value))
        {
            if (!participant.IsObject)
            {
                Party(participant, kind: null);
                continue;
            }

            var isFromTo = participant.Members.Exists(member => FieldName.Folded(member.Key) is "to" or "from");
            foreach (var member in isFromTo ? Last(participant) : [])
            {
                switch (FieldName.Folded(member.Key))
                {
                    case "to":
                        Parties(member.Value, kind: null);
                        break;
                    case "from":
                        From(member.Value);
                        break;
                    case "type":
                        break;
                    default:
                        Leave(member.Value, "It says nothing about who to call.");
                        break;
                }
            }

            if (!isFromTo)
            {
                Participant(participant);
            }
        }

        _isParticipant = false;
    }

    // The participant's own type is its kind; with an address inside, that is what is to be called.
    private void Participant(JsonValue participant)
    {
        var address = participant.Members.FindLast(member => FieldName.Folded(member.Key) == "participantaddress");
        if (address is null || address.Value.IsNull)
        {
            Party(participant, kind: null);
            return;
        }

        // At the wrong level the address's type says the same.
        var type = participant.Members.FindLast(member => FieldName.Folded(member.Key) == "type")?.Value.Text;
        foreach (var item in Each(address.Value))
        {
            Party(item, PartyKind.Of(type));
        }

        foreach (var member in Last(participant).Where(member => member != address))
        {
            if (FieldName.Folded(member.Key) == "type")
            {
                if (PartyKind.Said(member.Value.Text) == "unknown")
                {
                    Leave(member.Value, "Outdial writes every participant as external.");
                }
            }
            else
            {
                Leave(member.Value, "Neither contract has a field for it here.");
            }
        }
    }

    private void Parties(JsonValue value, string? kind)
    {
        foreach (var item in Each(value))
        {
            Party(item, kind);
        }
    }

    private void Party(JsonValue value, string? kind)
    {
        if (value.IsText || value.Kind == JsonKind.Number)
        {
            if (value.Text.Length > 0)
            {
                _call.Destinations.Add(new InterpretedParty(value, kind));
            }
        }
        else if (value.IsObject)
        {
            PartyObject(value, kind);
        }
        else if (!value.IsNull)
        {
            Leave(value, "It does not say who to call.");
        }
    }

    private void PartyObject(JsonValue value, string? kind)
    {
        var said = value.Members.FindLast(member =>
            FieldName.Folded(member.Key) is "type" or "addresstype" && member.Value.IsText);
        var saidKind = PartyKind.Said(said?.Value.Text);
        var meant = saidKind ?? kind;
        var names = Last(value)
            .Where(member => IsWho(member) && !SaysNothing(member.Value))
            .OrderBy(member => (uint)Array.IndexOf(PartyKind.Order, FieldName.Folded(member.Key)))
            .ToList();
        var who = names.FirstOrDefault();

        // Beside a number an id is the entry's own; but among participants the guide's addresses have ids.
        if (who is not null && !_isParticipant &&
            names.Exists(name => FieldName.Folded(name.Key) is "phonenumber" or "number") &&
            !StrictGuid.Resembles(who.Value.Text))
        {
            names.RemoveAll(name => FieldName.Folded(name.Key) == "id" && StrictGuid.Resembles(name.Value.Text));
        }

        if (names.Find(name => !SaysSame(name.Value, who!.Value)) is { } other)
        {
            _call.Doubtful ??= (other, who);
        }

        // The type at the wrong level, or the field's own name, says something else than the type here.
        if (saidKind is not null && kind is not null && saidKind != kind)
        {
            _call.Doubtful ??= (said!, null);
        }

        if (saidKind == "unknown")
        {
            Leave(said!.Value, "Neither contract has a participant of this type.");
        }

        foreach (var member in Last(value).Where(member => member != said))
        {
            var name = FieldName.Folded(member.Key);
            if (member == who)
            {
                var byName = PartyKind.OfName(name);
                if (byName is not null && meant is not null && byName != meant)
                {
                    _call.Doubtful ??= (member, said);
                }

                // An id under 'address' is no more than a number that it cannot be.
                var isId = name == "address" && ResourceId.TryParse(member.Value.Text, out _);
                Party(member.Value, byName ?? meant ?? (isId ? "phone" : null));
            }
            else if (name == "externalcontactid")
            {
                _call.ExternalContact = Once(_call.ExternalContact, Text(member.Value));
            }
            else if (!member.Value.IsNull)
            {
                Leave(member.Value, "Neither contract has a field for it here.");
            }
        }
    }

    private static bool IsWho(JsonMember member) => FieldName.Folded(member.Key) is var name &&
        (PartyKind.Order.Contains(name) || (PartyValue.IsDialled(name) && PartyValue.Names(member.Value)));

    private static bool SaysSame(JsonValue one, JsonValue other) =>
        one == other || (one.Text.Length > 0 && one.Text == other.Text);

    private static bool SaysNothing(JsonValue value) => value is { IsNull: true } or { IsText: true, Text: "" };
}
