using System.Collections.Immutable;
using static Outdial.Severity;

namespace Outdial.Diagnostics;

/// <summary>Band OD409: names that are looked up.</summary>
public static class NamingRules
{
    /// <summary>OD4090: a name that nothing has.</summary>
    public static readonly Rule NotFound = new("OD4090", "name-not-found", Error,
        "Nothing in the organisation has this name.",
        "It is looked for exactly, then in other letters, then as the beginning of one name alone.",
        "Check the spelling, or use the id.");

    /// <summary>OD4091: a name that several have.</summary>
    public static readonly Rule Ambiguous = new("OD4091", "ambiguous-name", Error,
        "Several have this name, or begin with it.",
        "Outdial does not choose among them.",
        "Write more of the name, or use the id of the one that is meant.");

    /// <summary>OD4092: names that cannot be looked up.</summary>
    public static readonly Rule NotAsked = new("OD4092", "name-not-looked-up", Error,
        "The name could not be looked up; nothing was sent.",
        "The service was not reached, does not let the account look, or follows the guide, which describes no look-up.",
        "Use the id; or let the account be examined (AccountDoctor.Purposes = Names), which says what is missing.");

    internal static ImmutableArray<Rule> All { get; } = [NotFound, Ambiguous, NotAsked];
}
