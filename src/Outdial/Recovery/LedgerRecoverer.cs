using System.Collections.Immutable;
using System.Globalization;

namespace Outdial;

/// <summary>Recovers a ledger: reads every conversation of the time that it may have lost, and gives it their stamps.
/// It never dials.</summary>
internal sealed class LedgerRecoverer(
    ServiceReader reader, TimeProvider time, TimeSpan attemptTimeout, TimeSpan quietPeriod)
{
    private const int MostRequests = 100_000;

    // Clocks of this machine, of the ledger and of the service differ; and what was written last may be lost although
    // something later was not.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);

    // Analytics ends a listing at 10,000 conversations.
    private static readonly TimeSpan Slice = TimeSpan.FromMinutes(30);

    // Of one client, which may do 300 requests a minute, for that many requests.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    internal async Task<Recovery> RecoverAsync(
        IRecoverableLedger ledger, bool opens, CancellationToken cancellationToken)
    {
        if (await ledger.FindLossAsync(cancellationToken).ConfigureAwait(false) is not { } loss)
        {
            return new Recovery.NotNeeded();
        }

        // An attempt whose intent was lost leaves before this moment, or never.
        var last = loss.Noticed + attemptTimeout;
        if (last + quietPeriod is var early && early > time.GetUtcNow())
        {
            return new Recovery.TooEarly(early);
        }

        var bounded = reader.Within(new ReadLimit(time, Longest, MostRequests));
        var analytics = new AnalyticsReader(bounded, time);
        if (!await analytics.HasLaterAsync(last + CallMatcher.Skew, cancellationToken).ConfigureAwait(false))
        {
            return new Recovery.Incomplete(new Diagnostic(
                ReconciliationRules.NotFoundYet,
                "Analytics shows no conversation that began after " +
                (last + CallMatcher.Skew).UtcDateTime.ToString("u", CultureInfo.InvariantCulture) +
                ", by which it could be said that it shows all that began before.")
            {
                Help = "Place one call without a key, such as to yourself, and try again a minute later.",
            });
        }

        var (conversations, found, settled) = (0, new HashSet<FoundStamp>(), 0);
        for (var from = loss.From - Margin; from < last + Margin; from += Slice)
        {
            var to = from + Slice < last + Margin ? from + Slice : last + Margin;
            var (listed, failure) = await analytics.ListAsync(from, to, cancellationToken).ConfigureAwait(false);
            var stamps = new List<FoundStamp>();
            foreach (var call in listed.TakeWhile(_ => failure is null))
            {
                (var ids, failure) = await StampsAsync(bounded, call, cancellationToken).ConfigureAwait(false);
                stamps.AddRange(ids.Select(id => new FoundStamp(id, call.Id)).Where(found.Add));
                conversations++;
            }

            // What was found is kept, whatever comes after.
            settled += await ledger.AddFoundAsync([.. stamps], cancellationToken).ConfigureAwait(false);
            if (failure is not null)
            {
                return new Recovery.Incomplete(new Diagnostic(
                    ReconciliationRules.SearchFailed,
                    $"The service did not allow to read every conversation of the time: {failure}."));
            }
        }

        var isOpen = opens && await ledger.EndRecoveryAsync(loss, cancellationToken).ConfigureAwait(false);
        return new Recovery.Done(conversations, found.Count, settled, isOpen);
    }

    private static async Task<(ImmutableArray<Guid> Stamps, string? Failure)> StampsAsync(
        ServiceReader reader, ConversationSnapshot call, CancellationToken cancellationToken)
    {
        var reading = await reader.GetAsync($"{WireRequest.CallsPath}/{call.Id}", cancellationToken)
            .ConfigureAwait(false);
        return reading is ServiceReading.Shown { Json: var json } && ConversationSnapshots.Flat(json) is { } flat
            ? ([.. flat.Stamps.Distinct()], null)
            : ([], $"conversation {call.Id}: " +
                $"{(reading as ServiceReading.Failed)?.Why ?? "the answer is no conversation"}");
    }
}
