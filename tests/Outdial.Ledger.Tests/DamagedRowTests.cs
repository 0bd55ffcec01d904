using System.Text;
using Outdial.TestSupport;

namespace Outdial.Ledger.Tests;

/// <summary>A bit of a row that flips on the disk: SQLite's own check need not see it, and no key is taken for a new
/// one because of it.</summary>
public sealed class DamagedRowTests : IDisposable
{
    private const int Keys = 120;

    private readonly TemporaryFolder _folder = new();

    private string File => _folder.PathOf("ledger.db");

    public void Dispose() => _folder.Dispose();

    private static CallKey Key(int index) => CallKey.Parse($"order-{index:000}-of-the-shop");

    /// <summary>Every bit of the last character of a key's number, in the row itself and wherever an index repeats it:
    /// the key is not found in its place any more, or leads the search for others astray.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(59)]
    [InlineData(119)]
    public async Task A_key_with_a_flipped_bit_makes_no_key_new(int flipped)
    {
        var whole = await PlacedAsync();
        var text = Encoding.UTF8.GetBytes(Key(flipped).ToString());
        foreach (var place in PlacesOf(whole, text))
        {
            for (var bit = 0; bit < 7; bit++)
            {
                var damaged = whole.ToArray();
                damaged[place + 8] ^= (byte)(1 << bit); // the number's last digit
                await AssertNoKeyIsNewAsync(damaged);
            }
        }
    }

    /// <summary>What says that a call was placed: its state, its owner, its times.</summary>
    [Fact]
    public async Task Any_flipped_bit_of_a_row_makes_no_key_new()
    {
        var whole = await PlacedAsync();
        var place = PlacesOf(whole, Encoding.UTF8.GetBytes(Key(60).ToString()))[0];
        for (var offset = -30; offset < 330; offset += 3)
        {
            var damaged = whole.ToArray();
            damaged[place + offset] ^= (byte)(1 << (offset & 7));
            await AssertNoKeyIsNewAsync(damaged);
        }
    }

    // All keys placed, and the log folded in.
    private async Task<byte[]> PlacedAsync()
    {
        using (var ledger = CallLedger.Open(File))
        {
            for (var index = 0; index < Keys; index++)
            {
                var ticket = await Calls.GrantedAsync(ledger, Key(index), Calls.To("+12025550123"));
                await ledger.RecordAsync(ticket, new CallOutcome.Placed($"c-{index}"));
            }
        }

        return await System.IO.File.ReadAllBytesAsync(File);
    }

    private static List<int> PlacesOf(byte[] whole, byte[] text)
    {
        var places = new List<int>();
        for (var from = 0; whole.AsSpan(from).IndexOf(text) is >= 0 and var found; from += found + 1)
        {
            places.Add(from + found);
        }

        return places;
    }

    private async Task AssertNoKeyIsNewAsync(byte[] damaged)
    {
        await System.IO.File.WriteAllBytesAsync(File, damaged);
        try
        {
            using var ledger = CallLedger.Open(File);
            for (var index = 0; index < Keys; index++)
            {
                await AssertIsNotNewAsync(ledger, Key(index));
            }
        }
        catch (CallLedgerException exception)
        {
            Assert.Equal(LedgerRules.LedgerDamaged, exception.Diagnostics[0].Rule);
        }
    }

    private static async Task AssertIsNotNewAsync(CallLedger ledger, CallKey key)
    {
        try
        {
            Assert.IsType<LedgerClaim.Recorded>(
                await ledger.ClaimAsync(key, Calls.To("+12025550123"), Calls.Late));
        }
        catch (CallLedgerException exception)
        {
            Assert.Equal(LedgerRules.LedgerDamaged, exception.Diagnostics[0].Rule);
        }
    }
}
