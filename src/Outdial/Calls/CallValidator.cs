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
        List<Diagnostic>? findings = null; // nearly every call has none
        Destinations(call, ref findings);
        Skills(call, ref findings);
        Texts(call, ref findings);
        return new CallCheck(call, findings is null ? [] : [.. findings]);
    }

    internal static CallPolicy Checked(CallPolicy policy) =>
        policy.Region is null || NumberPlan.IsRegion(policy.Region)
            ? policy
            : throw new ArgumentException(
                $"'{policy.Region}' is no region. {AddressRules.UnknownRegion.Fix}", nameof(policy));

    private void Destinations(OutboundCall call, ref List<Diagnostic>? findings)
    {
        var destinations = call.Destinations;
        if (call.Fault is { } fault)
        {
            Add(ref findings, fault with { Path = Place(0) });
        }
        else if (destinations.IsEmpty)
        {
            Add(ref findings, new Diagnostic(CallRules.NoDestination) { Path = "destinations" });
        }

        var places = destinations.Length > 1 ? new Dictionary<object, int>() : null;
        for (var i = 0; i < destinations.Length; i++)
        {
            if (destinations[i] is not { } destination)
            {
                Add(ref findings, new Diagnostic(CallRules.NoDestination, "The destination is null.")
                {
                    Path = Place(i),
                });
                continue;
            }

            if (places?.TryAdd(Rings(destination), i) == false)
            {
                Add(ref findings, new Diagnostic(CallRules.DuplicateDestination,
                    $"This rings the same as {Place(places[Rings(destination)])}.")
                { Path = Place(i) });
            }

            if (DestinationCheck.Check(destination, _policy) is { } finding)
            {
                Add(ref findings, finding with { Path = Place(i) });
            }
        }

        if (call.CallerId is { IsEmpty: true })
        {
            Add(ref findings, new Diagnostic(CallRules.EmptyNumber) { Path = "callerId" });
        }
    }

    private static string Place(int destination) => $"destinations[{destination}]";

    // An extension is dialled after the call is answered: the phone that rings is the number's.
    private static object Rings(ParticipantAddress destination) =>
        destination is ParticipantAddress.Phone phone ? phone.Number : destination;

    private static void Skills(OutboundCall call, ref List<Diagnostic>? findings)
    {
        var skills = call.Skills;
        if (skills.IsEmpty)
        {
            return;
        }

        var seen = new HashSet<Guid>();
        for (var i = 0; i < skills.Length; i++)
        {
            if (skills[i] is not { } skill)
            {
                Add(ref findings, new Diagnostic(CallRules.BlankText, "The skill is null.") { Path = $"skills[{i}]" });
                continue;
            }

            if (skill.Level is <= 0 and { } level)
            {
                Add(ref findings, new Diagnostic(
                    CallRules.SkillLevelNotPositive, $"The level is {level}; the least is 1.")
                {
                    Path = $"skills[{i}].level",
                });
            }

            if (!seen.Add(skill.Id))
            {
                Add(ref findings, new Diagnostic(CallRules.DuplicateSkill) { Path = $"skills[{i}].id" });
            }
        }
    }

    private static void Texts(OutboundCall call, ref List<Diagnostic>? findings)
    {
        Add(ref findings, Text(call.CallerIdName, "callerIdName"));
        if (!call.Attributes.IsEmpty)
        {
            foreach (var (name, value) in call.Attributes)
            {
                Add(ref findings, Text(name, "attributes"));
                Add(ref findings, Unicode(value, $"attributes.{name}"));
            }

            if (call.Attributes.ContainsKey(ReservedAttribute))
            {
                Add(ref findings, new Diagnostic(CallRules.ReservedAttribute)
                {
                    Path = $"attributes.{ReservedAttribute}",
                });
            }
        }

        Add(ref findings, Text(call.UuiData, "uuiData"));
        Add(ref findings, Text(call.Label, "label"));
    }

    private static Diagnostic? Text(string? text, string path) =>
        text is null ? null
        : string.IsNullOrWhiteSpace(text) ? new Diagnostic(CallRules.BlankText) { Path = path }
        : Unicode(text, path);

    private static Diagnostic? Unicode(string? text, string path) =>
        text is null ? new Diagnostic(CallRules.BlankText, "The value is null.") { Path = path }
        : LoneSurrogate(text) is >= 0 and var index
            ? new Diagnostic(CallRules.BrokenText) { Path = path, Index = index }
            : null;

    private static void Add(ref List<Diagnostic>? findings, Diagnostic? finding)
    {
        if (finding is not null)
        {
            (findings ??= []).Add(finding);
        }
    }

    /// <summary>The position of half of a surrogate pair; -1 if there is none.</summary>
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
