namespace Outdial.Compare;

/// <summary>A row of the table.</summary>
/// <param name="Work">What was done.</param>
/// <param name="Outdial">What it took Outdial.</param>
/// <param name="Against">Who else did it.</param>
/// <param name="Peer">What it took them.</param>
/// <param name="Ratio">How the two stand.</param>
/// <param name="Aim">What was aimed at.</param>
/// <param name="IsReached">Whether it was; null where nothing was aimed at.</param>
internal sealed record Row(
    string Work, string Outdial, string Against, string Peer, string Ratio, string Aim, bool? IsReached)
{
    /// <summary>A row in which the peer's time by ours must be no less than so much.</summary>
    public static Row Faster(string work, Standing ours, Standing theirs, double aim) => new(
        work,
        Words.Of(ours),
        theirs.Name,
        Words.Of(theirs),
        Words.Speed(theirs.Ratio),
        $"{Words.Of(aim)} times",
        theirs.Ratio >= aim);

    /// <summary>A row in which our time by the peer's must be no more than so much.</summary>
    public static Row Within(string work, string ours, string against, string peer, double ratio, double aim) => new(
        work, ours, against, peer, $"{Words.Of(ratio)} of its time", $"at most {Words.Of(aim)}", ratio <= aim);
}
