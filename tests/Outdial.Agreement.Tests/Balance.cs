namespace Outdial.Agreement.Tests;

/// <summary>Counts verdicts: the border is met only if it is seen from both sides.</summary>
internal sealed class Balance
{
    private const int MostUneven = 20;

    private int _taken;
    private int _refused;

    internal void Add(bool isTaken) =>
        _ = isTaken ? Interlocked.Increment(ref _taken) : Interlocked.Increment(ref _refused);

    internal void AssertBothSides()
    {
        Assert.True(_taken > _refused / MostUneven, $"{_taken} taken, {_refused} refused");
        Assert.True(_refused > _taken / MostUneven, $"{_taken} taken, {_refused} refused");
    }
}
