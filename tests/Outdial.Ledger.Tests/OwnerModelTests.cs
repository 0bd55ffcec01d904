using Microsoft.Extensions.Time.Testing;
using Outdial.TestSupport;

namespace Outdial.Ledger.Tests;

/// <summary>Three processes use a ledger in whatever order, and one of them dies at any moment: at no time may more
/// than one dial a key, and no intent is forgotten.</summary>
public sealed class OwnerModelTests
{
    private const int Mortal = 2;

    private static readonly LedgerCall Call = Calls.To("+12025550123");

    [Fact]
    public async Task Gives_a_key_to_one_process_at_a_time_whichever_dies()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It starts processes of Linux.");
        await Gen.Select(Gen.Int[0, 5], Gen.Int[0, 2], Gen.Int[0, 1]).Array[1, 40].SampleAsync(async steps =>
        {
            using var folder = new TemporaryFolder();
            using var mortal = OtherProcess.Start();
            using var model = new Model(folder.PathOf("ledger.db"), mortal);
            foreach (var (step, process, key) in steps)
            {
                await model.DoAsync(step, process, key);
            }

            await model.EndAsync();
        }, iter: 60);
    }

    /// <summary>What a key may be: its state, who holds it, and until when.</summary>
    private sealed record Known(LedgerState State, int? Holder, LedgerTicket? Ticket, DateTimeOffset Until);

    private sealed class Model : IDisposable
    {
        private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
        private readonly Dictionary<int, Known> _keys = [];
        private readonly List<CallLedger> _ledgers;
        private readonly OtherProcess _mortal;
        private bool _isDead;

        internal Model(string path, OtherProcess mortal)
        {
            _mortal = mortal;
            string?[] owners = [null, "another-machine 1 1", mortal.Owner];
            _ledgers = [.. owners.Select(owner => CallLedger.Open(path, _time, LedgerFile.Patience, owner))];
        }

        internal async Task DoAsync(int step, int process, int key)
        {
            if (_isDead && process == Mortal)
            {
                return; // it does nothing any more
            }

            var ledger = _ledgers[process];
            var known = Now(key);
            var isHolder = known is { Ticket: not null } && known.Holder == process;
            switch (step)
            {
                case 0:
                    await ClaimAsync(ledger, process, key, known);
                    break;
                case 1 when isHolder && known!.State is LedgerState.Planned or LedgerState.Intended:
                    var intent = Calls.Intent(_time.GetUtcNow());
                    await ledger.IntendAsync(known!.Ticket!, intent);
                    _keys[key] = known with { State = LedgerState.Intended, Until = intent.Until };
                    break;
                case 2 when isHolder:
                    await ledger.RecordAsync(known!.Ticket!, new CallOutcome.Placed("c-1"));
                    _keys[key] = new Known(LedgerState.Placed, null, null, default);
                    break;
                case 3 when isHolder && known!.State == LedgerState.Planned:
                    await ledger.RecordAsync(known.Ticket!, new CallOutcome.NotSent());
                    _keys[key] = new Known(LedgerState.Planned, null, null, default);
                    break;
                case 4:
                    _time.Advance(TimeSpan.FromSeconds(20));
                    break;
                case 5 when process == Mortal:
                    _mortal.Kill();
                    _isDead = true;
                    break;
            }
        }

        internal async Task EndAsync()
        {
            foreach (var key in _keys.Keys)
            {
                Assert.Equal(Now(key)!.State, (await _ledgers[0].FindAsync(Key(key)))!.State);
            }
        }

        public void Dispose() => _ledgers.ForEach(ledger => ledger.Dispose());

        private static CallKey Key(int number) => CallKey.Parse($"key-{number}");

        private async Task ClaimAsync(CallLedger ledger, int process, int key, Known? known)
        {
            var until = _time.GetUtcNow().AddMinutes(1);
            var claim = await ledger.ClaimAsync(Key(key), Call, TimeSpan.FromMinutes(1));
            switch (known)
            {
                case null or { State: LedgerState.Planned, Holder: null }:
                    var ticket = Assert.IsType<LedgerClaim.Granted>(claim).Ticket;
                    _keys[key] = new Known(LedgerState.Planned, process, ticket, until);
                    break;
                case { State: LedgerState.Planned or LedgerState.Intended }:
                    Assert.IsType<LedgerClaim.InFlight>(claim);
                    break;
                default:
                    Assert.Equal(known.State, Assert.IsType<LedgerClaim.Recorded>(claim).Entry.State);
                    break;
            }
        }

        // A process that is dead, or past its time, holds nothing: its intent is unknown. If it lives, it may still
        // record the outcome.
        private Known? Now(int key)
        {
            if (!_keys.TryGetValue(key, out var known) || known.Holder is not { } holder)
            {
                return known;
            }

            var isOver = known.Until < _time.GetUtcNow() || (_isDead && holder == Mortal);
            return (known.State, isOver) switch
            {
                (LedgerState.Planned, true) => known with { Holder = null, Ticket = null },
                (LedgerState.Intended, true) => known with { State = LedgerState.Unknown },
                _ => known,
            };
        }
    }
}
