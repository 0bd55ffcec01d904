using System.Collections.Immutable;

namespace Outdial.Cli;

/// <summary>Turns the text of options into values, and keeps every fault with its place.</summary>
internal sealed class OptionReader
{
    internal List<Diagnostic> Faults { get; } = [];

    /// <summary>Fields of the call that hold less than was written.</summary>
    internal HashSet<string> Unread { get; } = [];

    /// <summary>What was written for each place.</summary>
    internal Dictionary<string, string> Written { get; } = [];

    internal ImmutableArray<ParticipantAddress> Addresses(string[] texts, string? region) =>
    [
        .. texts.Select((text, i) => Named(i, text) ?? Address($"destinations[{i}]", text, region))
            .OfType<ParticipantAddress>(),
    ];

    internal ImmutableArray<SkillRequirement> Skills(string[] texts) =>
        [.. texts.Select((text, i) => Skill($"skills[{i}]", text)).OfType<SkillRequirement>()];

    /// <summary>Names that were written where ids are needed.</summary>
    internal List<PendingName> Names { get; } = [];

    internal Guid? Id(string path, string? text, NamedKind? kind = null)
    {
        if (text is null)
        {
            return null;
        }

        Written[path] = text;
        if (ResourceId.TryParse(text, out var id))
        {
            return id;
        }

        if (kind is { } named && PendingName.IsName(named, text))
        {
            Pending(new PendingName(path, named, text));
            return null;
        }

        Fault(new Diagnostic(AddressRules.NotAGuid) { Index = 0 }, path);
        return null;
    }

    /// <summary>A phone number alone, read like an address.</summary>
    internal E164Number? Number(string path, string? text, string? region)
    {
        if (text is null)
        {
            return null;
        }

        Written[path] = text;
        var fault = Read(text, region, out var address);
        if (address is ParticipantAddress.Phone { Extension: null, Number: var number })
        {
            return number;
        }

        // What is an address, but no plain number, is refused for what it has besides.
        if ((fault ?? E164Number.Diagnose(text)) is { } found)
        {
            Fault(found, path);
        }

        return null;
    }

    internal CallKey? Key(string path, string? text)
    {
        if (text is null)
        {
            return null;
        }

        Written[path] = text;
        if (CallKey.TryParse(text, out var key))
        {
            return key;
        }

        Fault(new Diagnostic(LedgerRules.MalformedKey), path);
        return null;
    }

    internal int? Integer(string path, string? text)
    {
        if (text is null)
        {
            return null;
        }

        Written[path] = text;
        if (StrictNumber.TryReadSigned(text, out var value))
        {
            return value;
        }

        Fault(Malformed("A whole number is expected."), path);
        return null;
    }

    internal ImmutableSortedDictionary<string, string> Attributes(string[] texts)
    {
        var attributes = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < texts.Length; i++)
        {
            var path = $"attributes[{i}]";
            Written[path] = texts[i];
            if (texts[i].Split('=', 2) is not [{ Length: > 0 } name, var value])
            {
                Fault(Malformed("A name, '=' and a value are expected."), path);
            }
            else if (!attributes.TryAdd(name, value))
            {
                Fault(Malformed($"The attribute {name} is given twice."), path);
            }
        }

        return attributes.ToImmutable();
    }

    // A queue or a person by name, with an id in its place that keeps it apart from others until it is looked up.
    private ParticipantAddress? Named(int place, string text)
    {
        var kind = text.StartsWith("queue:", StringComparison.OrdinalIgnoreCase) ? NamedKind.Queue
            : text.StartsWith("user:", StringComparison.OrdinalIgnoreCase) ? NamedKind.User
            : (NamedKind?)null;
        var name = text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (kind is not { } named || ResourceId.TryParse(name, out _) || !PendingName.IsName(named, name))
        {
            return null;
        }

        var path = $"destinations[{place}]";
        Written[path] = text;
        Names.Add(new PendingName(path, named, name));
        var id = new Guid(place + 1, 0, 0, new byte[8]);
        return named == NamedKind.Queue ? new ParticipantAddress.Queue(id) : new ParticipantAddress.User(id);
    }

    private ParticipantAddress? Address(string path, string text, string? region)
    {
        Written[path] = text;
        if (Read(text, region, out var address) is { } fault)
        {
            Fault(fault, path);
        }

        return address;
    }

    private static Diagnostic? Read(string text, string? region, out ParticipantAddress? address)
    {
        if (region is null)
        {
            _ = ParticipantAddress.TryParse(text, null, out address);
            return ParticipantAddress.Diagnose(text);
        }

        ParticipantAddress.TryFromDialled(text, region, out address, out var fault);
        return fault;
    }

    private SkillRequirement? Skill(string path, string text)
    {
        Written[path] = text;
        var colon = text.LastIndexOf(':');
        var named = colon < 0 ? text : text[..colon];
        if (!ResourceId.TryParse(named, out var id) && PendingName.IsName(NamedKind.Skill, named))
        {
            // A name may have a colon in it: what follows the last one is a level if it is a number.
            var isLevel = StrictNumber.TryReadSigned(text.AsSpan(colon + 1), out var asked);
            Pending(colon >= 0 && isLevel
                ? new PendingName(path, NamedKind.Skill, named, asked)
                : new PendingName(path, NamedKind.Skill, text));
            return null;
        }

        if (!ResourceId.TryParse(named, out id))
        {
            Fault(new Diagnostic(AddressRules.NotAGuid) { Index = 0 }, path);
            return null;
        }

        if (colon < 0)
        {
            return new SkillRequirement(id);
        }

        // The sign is let through here, so that -1 is reported as not positive rather than as not a number.
        var written = text[(colon + 1)..];
        if (StrictNumber.TryReadSigned(written, out var level))
        {
            return new SkillRequirement(id, level);
        }

        Fault(Malformed("A skill is an id, or an id, ':' and a level such as 1.") with { Index = colon + 1 }, path);
        return null;
    }

    private void Pending(PendingName name)
    {
        Unread.Add(CallPlaces.Field(name.Path));
        Names.Add(name);
    }

    private void Fault(Diagnostic fault, string path)
    {
        Unread.Add(CallPlaces.Field(path));
        if (fault.Rule != AddressRules.UnknownRegion)
        {
            Faults.Add(fault with { Path = path });
        }
        else if (!Faults.Contains(fault))
        {
            // Said once, however many addresses are read in it.
            Faults.Add(fault);
        }
    }

    private static Diagnostic Malformed(string message) => new(CallRules.MalformedOption, message) { Index = 0 };
}
