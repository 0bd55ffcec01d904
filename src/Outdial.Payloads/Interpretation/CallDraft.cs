using System.Collections.Immutable;

namespace Outdial.Payloads;

/// <summary>The call that a body means, and where each of its fields stood.</summary>
internal sealed class CallDraft
{
    private readonly Dictionary<string, JsonValue> _places = new(StringComparer.Ordinal);
    private readonly PayloadReport _report;
    private readonly JsonValue _root;
    private List<JsonValue> _destinations = [];
    private List<JsonValue> _skills = [];

    internal CallDraft(InterpretedCall meant, JsonValue root, PayloadReport report)
    {
        _report = report;
        _root = root;
        foreach (var unused in meant.Unused)
        {
            report.Add(PayloadRules.LeftOut, unused.Value, $"Left out. {unused.Why}", unused.Severity);
        }

        Call = new OutboundCall
        {
            Destinations = [.. meant.Destinations.Select(Destination).OfType<ParticipantAddress>()],
            Skills = [.. meant.Skills.Select(Skill).OfType<SkillRequirement>()],
            CallerId = CallerId(meant.CallerId),
            CallerIdName = Text(meant.CallerName, "callerIdName"),
            OnBehalfOfUser = Id(meant.OnBehalfOfUser, "onBehalfOfUser"),
            FromQueue = Id(meant.FromQueue, "fromQueue"),
            WrapUpCode = Id(meant.WrapUpCode, "wrapUpCode"),
            ExternalContact = Id(meant.ExternalContact, "externalContact"),
            Priority = Priority(meant.Priority),
            Language = Id(meant.Language, "language"),
            Attributes = Attributes(meant.Attributes),
            UuiData = Text(meant.UuiData, "uuiData"),
            Label = Text(meant.Label, "label"),
        };
    }

    internal OutboundCall Call { get; private set; }

    /// <summary>Whether a party is to be called whose address cannot be read: the call would be another one without
    /// them.</summary>
    internal bool IsBroken { get; private set; }

    /// <summary>Where a field of the call stood.</summary>
    internal JsonValue Place(string path) =>
        path.StartsWith("destinations[", StringComparison.Ordinal) ? _destinations[Index(path)]
        : path.StartsWith("skills[", StringComparison.Ordinal) ? _skills[Index(path)]
        : _places.GetValueOrDefault(path.Split('.')[0], _root);

    /// <summary>Takes fields out of the call.</summary>
    internal void Drop(IReadOnlyCollection<string> paths)
    {
        var levels = Entries(paths, "skills", isLevel: true);
        var skills = Entries(paths, "skills", isLevel: false);
        var destinations = Entries(paths, "destinations", isLevel: false);
        Call = Call with
        {
            Destinations = [.. Call.Destinations.Where((_, i) => !destinations.Contains(i))],
            Skills =
            [
                .. Call.Skills.Select((skill, i) => levels.Contains(i) ? skill with { Level = null } : skill)
                    .Where((_, i) => !skills.Contains(i)),
            ],
        };
        _destinations = [.. _destinations.Where((_, i) => !destinations.Contains(i))];
        _skills = [.. _skills.Where((_, i) => !skills.Contains(i))];
        foreach (var path in paths.Where(path => !path.Contains('[', StringComparison.Ordinal)))
        {
            Call = Without(path.Split('.')[0]);
        }
    }

    private static HashSet<int> Entries(IEnumerable<string> paths, string list, bool isLevel) =>
    [
        .. paths.Where(path => path.StartsWith($"{list}[", StringComparison.Ordinal))
            .Where(path => path.EndsWith(".level", StringComparison.Ordinal) == isLevel)
            .Select(Index),
    ];

    private OutboundCall Without(string field) => field switch
    {
        "callerId" => Call with { CallerId = null },
        "callerIdName" => Call with { CallerIdName = null },
        "onBehalfOfUser" => Call with { OnBehalfOfUser = null },
        "fromQueue" => Call with { FromQueue = null },
        "wrapUpCode" => Call with { WrapUpCode = null },
        "externalContact" => Call with { ExternalContact = null },
        "priority" => Call with { Priority = null },
        "language" => Call with { Language = null },
        "attributes" => Call with { Attributes = null! },
        "uuiData" => Call with { UuiData = null },
        "label" => Call with { Label = null },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static int Index(string path)
    {
        var start = path.IndexOf('[', StringComparison.Ordinal) + 1;
        var end = path.IndexOf(']', StringComparison.Ordinal);
        _ = StrictNumber.TryRead(path.AsSpan(start, end - start), out int index);
        return index;
    }

    private ParticipantAddress? Destination(InterpretedParty party)
    {
        var address = InterpretedAddress.Read(party, _report.Policy, out var fault);
        if (address is null)
        {
            IsBroken = true;
            NumberField.ReportFault(_report, party.Value, fault! with { Severity = Severity.Error });
            return null;
        }

        _destinations.Add(party.Value);
        return address;
    }

    private SkillRequirement? Skill(InterpretedSkill skill)
    {
        if (!ResourceId.TryParse(skill.Id.Text, out var id))
        {
            Leave(skill.Id, "The skill's id is no GUID.");
            return null;
        }

        _skills.Add(skill.Id);
        var level = skill.Level is { } written ? Number(written) : null;
        if (skill.Level is { IsNull: false } && level is null or <= 0)
        {
            Leave(skill.Level, "The level is no whole number from 1 up.");
            level = null;
        }

        return new SkillRequirement(id, level);
    }

    private E164Number? CallerId(JsonValue? value)
    {
        if (value is null)
        {
            return null;
        }

        if (NumberField.Read(value.Text, _report.Policy) is { Number.IsEmpty: false, IsCertain: true } number)
        {
            _places["callerId"] = value;
            return number.Number;
        }

        Leave(value, "A caller id is a number in E.164 form.");
        return null;
    }

    private Guid? Id(JsonValue? value, string field)
    {
        if (value is null)
        {
            return null;
        }

        if (ResourceId.TryParse(value.Text, out var id))
        {
            _places[field] = value;
            return id;
        }

        Leave(value, "The id is no GUID.");
        return null;
    }

    private string? Text(JsonValue? value, string field)
    {
        if (value is not null)
        {
            _places[field] = value;
        }

        return value?.Text;
    }

    private int? Priority(JsonValue? value)
    {
        if (value is not null && Number(value) is null)
        {
            Leave(value, "The priority is no whole number.");
            return null;
        }

        return value is null ? null : Number(_places["priority"] = value);
    }

    private ImmutableSortedDictionary<string, string> Attributes(JsonValue? value)
    {
        var attributes = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (value is { IsObject: false })
        {
            Leave(value, "attributes is no object of names and texts.");
        }

        foreach (var member in value?.Members ?? [])
        {
            var text = member.Value.Kind switch
            {
                JsonKind.Text or JsonKind.Number => member.Value.Text,
                JsonKind.True => "true",
                JsonKind.False => "false",
                _ => null,
            };
            if (text is null || string.IsNullOrWhiteSpace(member.Key))
            {
                Leave(member.Value, "An attribute has a name and a text.");
            }
            else
            {
                attributes[member.Key] = text;
            }
        }

        if (value is not null)
        {
            _places["attributes"] = value;
        }

        return attributes.ToImmutable();
    }

    private static int? Number(JsonValue value) =>
        StrictNumber.TryReadSigned(value.Text, out var number) ? number : null;

    private void Leave(JsonValue value, string why) => _report.Add(PayloadRules.LeftOut, value, $"Left out. {why}");
}
