namespace Outdial.Compare;

/// <summary>How long everything takes.</summary>
/// <param name="Name">full or short.</param>
/// <param name="WarmUp">What each contender does before it is measured.</param>
/// <param name="Turn">How long a turn is.</param>
/// <param name="Rounds">How many turns each has.</param>
/// <param name="Numbers">How many different numbers there are.</param>
/// <param name="Lines">How many numbers the list has.</param>
/// <param name="Calls">How many calls a turn places.</param>
/// <param name="Starts">How often a program is started.</param>
internal sealed record Length(
    string Name, TimeSpan WarmUp, TimeSpan Turn, int Rounds, int Numbers, int Lines, int Calls, int Starts)
{
    public static Length Full { get; } = new(
        "full", TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(200), 15, 20_000, 10_000_000, 10_000, 200);

    /// <summary>Long enough to see that everything works; its figures say little.</summary>
    public static Length Short { get; } = new(
        "short", TimeSpan.FromMilliseconds(150), TimeSpan.FromMilliseconds(10), 3, 2_000, 100_000, 400, 20);
}
