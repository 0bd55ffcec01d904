using Microsoft.Extensions.Time.Testing;
using Outdial.TestSupport;

namespace Outdial.Ledger.Tests;

/// <summary>Who owns a claim, and what happens to it when its process ends.</summary>
public sealed class OwnerTests : IDisposable
{
    private static readonly LedgerCall Call = Calls.To("+12025550123");

    // Another boot or machine, another container's numbers, and text that this version does not know.
    private static readonly string[] Strangers =
    [
        "8d4b6f6e-0000-4c4c-9d0a-6c1f2d8f0b11/pid:[4026531836] 1 1",
        LedgerOwner.Current.Replace("pid:[", "pid:[1", StringComparison.Ordinal),
        "anything",
    ];

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
    private readonly CallLedger _ledger;

    public OwnerTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Namespaces and zombies are Linux's.");
        _ledger = Open(owner: null);
    }

    public static TheoryData<string> Others() => [.. Strangers];

    public void Dispose()
    {
        _ledger?.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Others))]
    public async Task That_cannot_be_asked_for_keeps_its_claim_for_its_time(string owner)
    {
        using var other = Open(owner);
        await other.ClaimAsync(Calls.Key, Call, TimeSpan.FromMinutes(5));

        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.IsType<LedgerClaim.InFlight>(await _ledger.ClaimAsync(Calls.Key, Call, Calls.Late));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<LedgerClaim.Granted>(await _ledger.ClaimAsync(Calls.Key, Call, Calls.Late));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public async Task That_cannot_be_asked_for_keeps_its_intent_for_its_time(string owner)
    {
        using var other = Open(owner);
        var ticket = await Calls.GrantedAsync(other, Calls.Key, Call);
        await other.IntendAsync(ticket, Calls.Intent(_time.GetUtcNow()));

        _time.Advance(TimeSpan.FromSeconds(35));
        Assert.Equal(LedgerState.Intended, (await _ledger.FindAsync(Calls.Key))!.State);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(LedgerState.Unknown, (await _ledger.FindAsync(Calls.Key))!.State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task That_is_killed_loses_its_claim_at_once(bool isLeftBehind)
    {
        using var process = isLeftBehind ? OtherProcess.StartLeftBehind() : OtherProcess.Start();
        using var other = Open(process.Owner);
        await other.ClaimAsync(Calls.Key, Call, Calls.Late);
        Assert.IsType<LedgerClaim.InFlight>(await _ledger.ClaimAsync(Calls.Key, Call, Calls.Late));

        process.Kill();

        Assert.IsType<LedgerClaim.Granted>(await _ledger.ClaimAsync(Calls.Key, Call, Calls.Late));
    }

    [Fact]
    public void With_the_number_of_one_that_is_gone_is_another()
    {
        var words = LedgerOwner.Current.Split(' ');

        Assert.False(LedgerOwner.IsGone(LedgerOwner.Current));
        Assert.True(LedgerOwner.IsGone($"{words[0]} {words[1]} 1"));
        Assert.True(LedgerOwner.IsGone($"{words[0]} 0 {words[2]}"));
    }

    private CallLedger Open(string? owner) =>
        CallLedger.Open(_folder.PathOf("ledger.db"), _time, LedgerFile.Patience, owner);
}
