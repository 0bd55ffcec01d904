namespace Outdial;

/// <summary>Checks calls: everything that can be known to be wrong before anything is sent.</summary>
/// <param name="policy">What to let through; the default policy if null.</param>
/// <exception cref="ArgumentException">The policy names a region that is none.</exception>
public sealed class CallValidator(CallPolicy? policy = null)
{
    /// <summary>The attribute under which attempts carry their stamp: <see cref="CallStamp"/>.</summary>
    internal const string ReservedAttribute = "outdialAttempt";

    private readonly CallPolicy _policy = Checked(policy ?? new CallPolicy());

    /// <summary>Checks a call and reports every fault, not the first only.</summary>
    /// <param name="call">The call.</param>
    public CallCheck Check(OutboundCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return new CallCheck(call, [.. Destinations(call), .. Skills(call), .. Texts(call)]);
    }

    internal static CallPolicy Checked(CallPolicy policy) =>
        policy.Region is null || NumberPlan.IsRegion(policy.Region)
            ? policy
            : throw new ArgumentException(
                $"'{policy.Region}' is no region. {AddressRules.UnknownRegion.Fix}", nameof(policy));

    private IEnumerable<Diagnostic> Destinations(OutboundCall call)
    {
        var destinations = call.Destinations;
        if (destinations.IsEmpty)
        {
            yield return new Diagnostic(CallRules.NoDestination) { Path = "destinations" };
        }

        var places = new Dictionary<object, int>();
        for (var i = 0; i < destinations.Length; i++)
        {
            var path = $"destinations[{i}]";
            if (destinations[i] is not { } destination)
            {
                yield return new Diagnostic(CallRules.NoDestination, "The destination is null.") { Path = path };
                continue;
            }

            if (!places.TryAdd(Rings(destination), i))
            {
                yield return new Diagnostic(CallRules.DuplicateDestination,
                    $"This rings the same as destinations[{places[Rings(destination)]}].")
                { Path = path };
            }

            foreach (var finding in DestinationCheck.Check(destination, _policy))
            {
                yield return finding with { Path = path };
            }
        }

        if (call.CallerId is { IsEmpty: true })
        {
            yield return new Diagnostic(CallRules.EmptyNumber) { Path = "callerId" };
        }
    }

    // An extension is dialled once somebody has answered: the phone that rings is the number's.
    private static object Rings(ParticipantAddress destination) =>
        destination is ParticipantAddress.Phone phone ? phone.Number : destination;

    private static IEnumerable<Diagnostic> Skills(OutboundCall call)
    {
        var skills = call.Skills;
        var seen = new HashSet<Guid>();
        for (var i = 0; i < skills.Length; i++)
        {
            if (skills[i] is not { } skill)
            {
                yield return new Diagnostic(CallRules.BlankText, "The skill is null.") { Path = $"skills[{i}]" };
                continue;
            }

            if (skill.Level is <= 0 and { } level)
            {
                yield return new Diagnostic(
                    CallRules.SkillLevelNotPositive, $"The level is {level}; the least is 1.")
                {
                    Path = $"skills[{i}].level",
                };
            }

            if (!seen.Add(skill.Id))
            {
                yield return new Diagnostic(CallRules.DuplicateSkill) { Path = $"skills[{i}].id" };
            }
        }
    }

    private static IEnumerable<Diagnostic> Texts(OutboundCall call) =>
    [
        .. Text(call.CallerIdName, "callerIdName"),
        .. call.Attributes.SelectMany(attribute =>
            Text(attribute.Key, "attributes").Concat(Unicode(attribute.Value, $"attributes.{attribute.Key}"))),
        .. call.Attributes.ContainsKey(ReservedAttribute)
            ? [new Diagnostic(CallRules.ReservedAttribute) { Path = $"attributes.{ReservedAttribute}" }]
            : Array.Empty<Diagnostic>(),
        .. Text(call.UuiData, "uuiData"),
        .. Text(call.Label, "label"),
    ];

    private static IEnumerable<Diagnostic> Text(string? text, string path) =>
        text is null ? []
        : string.IsNullOrWhiteSpace(text) ? [new Diagnostic(CallRules.BlankText) { Path = path }]
        : Unicode(text, path);

    private static IEnumerable<Diagnostic> Unicode(string? text, string path) =>
        text is null ? [new Diagnostic(CallRules.BlankText, "The value is null.") { Path = path }]
        : LoneSurrogate(text) is >= 0 and var index
            ? [new Diagnostic(CallRules.BrokenText) { Path = path, Index = index }]
            : [];

    /// <summary>Where half of a surrogate pair stands; -1 if there is none.</summary>
    internal static int LoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
