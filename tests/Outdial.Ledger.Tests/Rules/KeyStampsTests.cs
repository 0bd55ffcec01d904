using Outdial.TestSupport;

namespace Outdial.Ledger.Tests;

/// <summary>A key's attempts can be found without its row: their stamps follow from the ledger's secret.</summary>
public sealed class KeyStampsTests : IDisposable
{
    private static readonly Gen<CallKey> Key =
        Gen.String[Gen.Char.AlphaNumeric, 1, 40].Select(text => CallKey.Parse(text));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_call_has_one_id_and_its_attempts_count_on() => Gen.Select(Key, Gen.Byte.Array[32], Gen.Int[1, 9])
        .Sample((key, secret, last) =>
        {
            var stamps = new KeyStamps(secret);
            var first = stamps.Next(key, null);
            return first.Attempt == 1 && first.Call.Version == 8 && stamps.Next(key, null) == first &&
                stamps.Next(key, new CallStamp(first.Call, last)) == new CallStamp(first.Call, last + 1) &&
                stamps.Next(key, new CallStamp(Guid.NewGuid(), last)) == first; // of a version before
        });

    [Fact]
    public void Other_keys_and_other_ledgers_have_other_ids() =>
        Gen.Select(Key, Key, Gen.Byte.Array[32], Gen.Byte.Array[32]).Sample((key, other, secret, another) =>
        {
            var id = new KeyStamps(secret).Next(key, null).Call;
            return id == new KeyStamps(secret).Next(other, null).Call == (key == other) &&
                id == new KeyStamps(another).Next(key, null).Call == secret.AsSpan().SequenceEqual(another);
        });

    // The row that was written after the copy is lost, and the call can still be looked for.
    [Fact]
    public async Task A_ledger_put_back_from_a_copy_gives_the_same_stamp()
    {
        var (path, copy) = (_folder.PathOf("ledger.db"), _folder.PathOf("copy.db"));
        CallLedger.Open(path).Dispose();
        File.Copy(path, copy);
        LedgerTicket ticket;
        using (var ledger = CallLedger.Open(path))
        {
            ticket = await ClaimAsync(ledger);
            await ledger.IntendAsync(
                ticket, Calls.Intent(TimeProvider.System.GetUtcNow()) with { Stamp = ticket.First });
        }

        File.Copy(copy, path, overwrite: true);
        File.Delete($"{path}-wal");
        File.Delete($"{path}-shm");
        using var restored = CallLedger.Open(path);
        Assert.Equal(ticket.First, (await ClaimAsync(restored)).First);
    }

    [Fact]
    public async Task A_second_claim_counts_on_from_the_attempts_of_the_first()
    {
        using var ledger = CallLedger.Open(_folder.PathOf("ledger.db"));
        var first = await ClaimAsync(ledger);
        await ledger.IntendAsync(first, Calls.Intent(TimeProvider.System.GetUtcNow()) with { Stamp = first.First });
        await ledger.WithdrawAsync(first);
        await ledger.RecordAsync(first, new CallOutcome.NotSent());
        Assert.Equal(new CallStamp(first.First.Call, 2), (await ClaimAsync(ledger)).First);
    }

    private static Task<LedgerTicket> ClaimAsync(CallLedger ledger) =>
        Calls.GrantedAsync(ledger, Calls.Key, Calls.To("+12025550123"));
}
