using System.Collections.Immutable;
using static Outdial.Severity;

namespace Outdial.Diagnostics;

/// <summary>Band OD409: names that are looked up.</summary>
public static class NamingRules
{
    /// <summary>OD4090: an unknown name.</summary>
    public static readonly Rule NotFound = new("OD4090", "name-not-found", Error,
        "Nothing in the organisation has this name.",
        "The exact name is looked for, then the name in any case, then the beginning of exactly one name.",
        "Check the spelling, or use the id.");

    /// <summary>OD4091: an ambiguous name.</summary>
    public static readonly Rule Ambiguous = new("OD4091", "ambiguous-name", Error,
        "Several names match.",
        "Outdial does not choose among them.",
        "Write more of the name, or use the id of the one that is meant.");

    /// <summary>OD4092: names that cannot be looked up.</summary>
    public static readonly Rule NotAsked = new("OD4092", "name-not-looked-up", Error,
        "The name could not be looked up; nothing was sent.",
        "The service was not reached, does not allow the account to look it up, or follows the guide, which " +
        "describes no look-up.",
        "Use the id, or examine the account (AccountDoctor.Purposes = Names), which says what is missing.");

    internal static ImmutableArray<Rule> All { get; } = [NotFound, Ambiguous, NotAsked];
}
