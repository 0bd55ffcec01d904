using System.Collections.Immutable;
using static Outdial.Severity;

namespace Outdial.Diagnostics;

/// <summary>Band OD4, from OD4070: looking for a call that may or may not have been placed.</summary>
public static class ReconciliationRules
{
    /// <summary>OD4070: not seen, which proves nothing yet.</summary>
    public static readonly Rule NotFoundYet = new("OD4070", "not-found-yet", Warning,
        "The service shows no such call, and it cannot be said yet that there is none.",
        "How long a call takes to appear is not documented. Only a later call that has appeared is evidence.",
        "Ask again later, or look in Genesys Cloud.");

    /// <summary>OD4071: a contract in which nothing can be looked for.</summary>
    public static readonly Rule NoSearch = new("OD4071", "contract-without-search", Warning,
        "The contract guide describes no operation that lists calls.",
        "It also has no field that the service returns, by which a call could be recognised.",
        "Look in Genesys Cloud for the number and the time, then say what you found (ICallLedger.SettleAsync).");

    /// <summary>OD4072: a search that the service did not allow.</summary>
    public static readonly Rule SearchFailed = new("OD4072", "search-failed", Warning,
        "The service did not allow a complete search for the call.",
        "Active calls and history need a signed-in user's token; analytics needs " +
        "analytics:conversationDetail:view or analytics:agentConversationDetail:view, and the scope analytics.",
        "Give the caller the named permission or scope, or look in Genesys Cloud.");

    /// <summary>OD4073: a call that could be the one.</summary>
    public static readonly Rule LooksAlike = new("OD4073", "call-looks-alike", Warning,
        "A call of that time has no stamp, and may be this one.",
        "The stamp is on the customer's leg, which appears only once the caller's own phone is answered.",
        "Look at it in Genesys Cloud, then say what you found (ICallLedger.SettleAsync).");

    internal static ImmutableArray<Rule> All { get; } = [NotFoundYet, NoSearch, SearchFailed, LooksAlike];
}
