using Microsoft.Extensions.Time.Testing;
using Outdial.TestSupport;

namespace Outdial.Ledger.Tests;

/// <summary>Whatever happens in whatever order, the ledger says what a plain dictionary would.</summary>
public sealed class LedgerModelTests
{
    private static readonly LedgerCall Call = Calls.To("+12025550123");

    [Fact]
    public async Task Does_what_a_dictionary_would() =>
        await Gen.Select(Gen.Int[0, 6], Gen.Int[0, 1], Gen.Int[0, 2]).Array[1, 40].SampleAsync(async steps =>
        {
            using var folder = new TemporaryFolder();
            var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
            using var ledger = CallLedger.Open(folder.PathOf("ledger.db"), time);
            var model = new Dictionary<int, LedgerState>();
            var tickets = new Dictionary<int, LedgerTicket>();
            foreach (var (step, key, how) in steps)
            {
                await DoAsync(ledger, time, model, tickets, step, key, how);
            }

            foreach (var (key, state) in model)
            {
                Assert.Equal(state, (await ledger.FindAsync(Key(key)))!.State);
            }
        }, iter: 150);

    private static async Task DoAsync(
        CallLedger ledger,
        FakeTimeProvider time,
        Dictionary<int, LedgerState> model,
        Dictionary<int, LedgerTicket> tickets,
        int step,
        int key,
        int how)
    {
        var state = model.TryGetValue(key, out var known) ? known : (LedgerState?)null;
        switch (step)
        {
            case 0: // claim: granted if it is new, or planned and not claimed
                var claim = await ledger.ClaimAsync(Key(key), Call, Calls.Late);
                var free = state is null || (state == LedgerState.Planned && !tickets.ContainsKey(key));
                Assert.Equal(free, claim is LedgerClaim.Granted);
                if (claim is LedgerClaim.Granted granted)
                {
                    (tickets[key], model[key]) = (granted.Ticket, LedgerState.Planned);
                }

                break;
            case 1 when tickets.TryGetValue(key, out var ticket) && state == LedgerState.Planned:
                await ledger.IntendAsync(ticket, Calls.Intent(time.GetUtcNow()));
                model[key] = LedgerState.Intended;
                break;
            case 2 when tickets.TryGetValue(key, out var ticket):
                await ledger.WithdrawAsync(ticket);
                model[key] = state is LedgerState.Intended or LedgerState.Unknown ? LedgerState.Planned : state!.Value;
                break;
            case 3 when tickets.Remove(key, out var ticket):
                (CallOutcome outcome, var next) = how switch
                {
                    0 => ((CallOutcome)new CallOutcome.Placed("c"), LedgerState.Placed),
                    1 => (new CallOutcome.Unknown(), LedgerState.Unknown),
                    _ => (new CallOutcome.NotSent(), LedgerState.Planned),
                };
                await ledger.RecordAsync(ticket, outcome);
                model[key] = state == LedgerState.Settled && next != LedgerState.Placed ? state.Value : next;
                break;
            case 4 when state is not null:
                var settled = await ledger.SettleAsync(Key(key), new Settlement(null, "Said."));
                Assert.Equal(state == LedgerState.Unknown, settled);
                model[key] = settled ? LedgerState.Settled : state.Value;
                break;
            case 5: // less than a claim stands, more than an intent does
                time.Advance(TimeSpan.FromSeconds(36));
                foreach (var late in model.Where(one => one.Value == LedgerState.Intended).ToList())
                {
                    model[late.Key] = LedgerState.Unknown;
                }

                break;
            case 6:
                await ledger.PurgeAsync(time.GetUtcNow() - TimeSpan.FromDays(1)); // nothing is as old as that
                break;
        }
    }

    private static CallKey Key(int number) => CallKey.Parse($"key-{number}");
}
