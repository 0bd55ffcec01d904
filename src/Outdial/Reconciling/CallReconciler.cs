using System.Globalization;

namespace Outdial;

/// <summary>Finds out whether a call was placed: asks active calls, then history, then analytics, until it knows
/// or time runs out. It never dials.</summary>
/// <remarks>docs/design-calls.md says when "not placed" is concluded.</remarks>
internal sealed class CallReconciler(
    ServiceReader reader, TimeProvider time, TimeSpan patience, TimeSpan quietPeriod)
{
    private const string Calls = WireRequest.CallsPath;

    // A service may return pages without end: pages beyond the limit count as not read.
    private const int MostPages = 100;

    // In all looks of one search, beside the time.
    private const int MostRequests = 1_000;

    private static readonly TimeSpan Skew = CallMatcher.Skew;
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(30);

    private readonly AnalyticsReader _analytics = new(reader, time);

    /// <summary>Searches until it is known or time runs out; a search that has begun by then has the time of one
    /// request more.</summary>
    internal Task<Reconciliation> FindAsync(
        CallSearch search, ICallLedger? ledger, CancellationToken cancellationToken)
    {
        var limit = new ReadLimit(time, patience + reader.Timeout, MostRequests);
        return new CallReconciler(reader.Within(limit), time, patience, quietPeriod)
            .SearchAsync(search, ledger, cancellationToken);
    }

    private async Task<Reconciliation> SearchAsync(
        CallSearch search, ICallLedger? ledger, CancellationToken cancellationToken)
    {
        var (began, others) = (time.GetTimestamp(), new OtherCalls(ledger, search));
        var stamps = new StampReader(reader, search, others);
        for (var pause = FirstLook; ; pause = pause * 2 < LastLook ? pause * 2 : LastLook)
        {
            var found = await LookAsync(search, stamps, others, cancellationToken).ConfigureAwait(false);
            if (found is not Reconciliation.StillUnknown || time.GetElapsedTime(began) + pause > patience)
            {
                return found;
            }

            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Reconciliation> LookAsync(
        CallSearch search, StampReader stamps, OtherCalls others, CancellationToken cancellationToken)
    {
        var (seen, failures) = (new Dictionary<string, ConversationSnapshot>(), new List<string>());
        stamps.BeginLook();

        // 1. Active calls, which are the logged-in user's; a client has none.
        if (reader.SpeaksForUser)
        {
            await LookAtAsync("active calls", Calls, stamps, seen, failures, cancellationToken).ConfigureAwait(false);
            if (Find(search, seen, "the active calls") is { } active)
            {
                return active;
            }
        }

        // 2. History, which is the logged-in user's too and shows no stamps: what may be the call is read. What a
        // client sees is not known, and finding it there is proof all the same.
        var interval = AnalyticsReader.Interval(search.Began - Skew, search.Ended + Skew);
        var path = $"{Calls}/history?pageSize=50&interval={interval}";
        await LookAtAsync("history", path, stamps, seen, reader.SpeaksForUser ? failures : [], cancellationToken)
            .ConfigureAwait(false);
        if (Find(search, seen, "the history") is { } past)
        {
            return past;
        }

        // 3. Analytics, which shows everybody's calls, and no stamps either.
        await AnalyseAsync(search, stamps, seen, failures, cancellationToken).ConfigureAwait(false);
        failures.AddRange(stamps.Failures);
        if (Find(search, seen, "analytics") is { } analysed)
        {
            return analysed;
        }

        var alike = seen.Values.Where(call => CallMatcher.Of(call, search) <= MatchConfidence.Possible)
            .OrderBy(call => CallMatcher.Of(call, search)).ToList();
        if (alike.Count > 0)
        {
            var held = await others.IdsAsync(cancellationToken).ConfigureAwait(false);
            alike.RemoveAll(call => held.Contains(call.Id));
        }

        return alike is [var likeliest, ..]
            ? Unknown(ReconciliationRules.LooksAlike,
                $"The conversation {likeliest.Id} of that time shows no stamp, and may be the one.")
            : await JudgeAsync(search, failures, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Reconciliation> JudgeAsync(
        CallSearch search, List<string> failures, CancellationToken cancellationToken)
    {
        if (failures.Count > 0)
        {
            return Unknown(ReconciliationRules.SearchFailed,
                $"The service did not allow a complete search for the call: {string.Join("; ", failures)}.");
        }

        var quiet = search.Ended + quietPeriod - time.GetUtcNow();
        if (quiet > TimeSpan.Zero)
        {
            return Unknown(ReconciliationRules.NotFoundYet, string.Create(CultureInfo.InvariantCulture,
                $"The service shows no such call; before {quiet.TotalSeconds:0} s have passed that proves nothing."));
        }

        return await _analytics.HasLaterAsync(search.Ended + Skew, cancellationToken).ConfigureAwait(false)
            ? new Reconciliation.NotPlaced(
                "Active calls, history and analytics show no such call, and analytics shows a later one.")
            : Unknown(ReconciliationRules.NotFoundYet,
                "The service shows no such call, and no later one by which it could be said that it would by now.");
    }

    private async Task LookAtAsync(
        string what,
        string path,
        StampReader stamps,
        Dictionary<string, ConversationSnapshot> seen,
        List<string> failures,
        CancellationToken cancellationToken)
    {
        var (listed, next) = (new List<ConversationSnapshot>(), (string?)path);
        var pages = new HashSet<string>(StringComparer.Ordinal);
        while (next is not null)
        {
            if (!pages.Add(next) || pages.Count > MostPages || !next.StartsWith('/'))
            {
                failures.Add($"{what}: " + (pages.Count > MostPages ? "it has no end"
                    : next.StartsWith('/') ? "its next page is one that was read"
                    : "its next page is not a path of the API"));
                break;
            }

            var reading = await reader.GetAsync(next, cancellationToken).ConfigureAwait(false);
            if (reading is not ServiceReading.Shown { Json: var json })
            {
                failures.Add($"{what}: {((ServiceReading.Failed)reading).Why}");
                break;
            }

            listed.AddRange(
                JsonFields.Items(json, "entities").Select(ConversationSnapshots.Flat).OfType<ConversationSnapshot>());
            next = JsonFields.Text(json, "nextUri");
        }

        await stamps.ReadAsync(listed, seen, cancellationToken).ConfigureAwait(false);
    }

    private async Task AnalyseAsync(
        CallSearch search,
        StampReader stamps,
        Dictionary<string, ConversationSnapshot> seen,
        List<string> failures,
        CancellationToken cancellationToken)
    {
        var (analysed, failure) = await _analytics
            .ListAsync(search.Began - Skew, search.Ended + Skew, cancellationToken).ConfigureAwait(false);
        if (failure is not null)
        {
            failures.Add($"analytics: {failure}");
        }

        await stamps.ReadAsync(analysed, seen, cancellationToken).ConfigureAwait(false);
    }

    private static Reconciliation.Placed? Find(
        CallSearch search, Dictionary<string, ConversationSnapshot> seen, string where) =>
        seen.Values.FirstOrDefault(call => call.Stamps.Contains(search.CallId)) is { } found
            ? new Reconciliation.Placed(found.Id, $"It was found by its stamp in {where}.")
            : null;

    private static Reconciliation.StillUnknown Unknown(Rule rule, string message) => new(new Diagnostic(rule, message));
}
