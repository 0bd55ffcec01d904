namespace Outdial.Compare;

/// <summary>Lets contenders work in turns, so that other work of the machine falls on all of them.</summary>
/// <param name="length">How long and how often.</param>
internal sealed class Contest(Length length)
{
    /// <summary>The medians of each contender's turns, and of the ratios to the first one's turn of the same
    /// round.</summary>
    public IReadOnlyList<Standing> Hold(params Contender[] contenders)
    {
        foreach (var contender in contenders)
        {
            contender.Take(length.WarmUp);
        }

        var rounds = Enumerable.Range(0, length.Rounds)
            .Select(_ => contenders.Select(contender => contender.Take(length.Turn)).ToArray())
            .ToArray();
        return
        [
            .. contenders.Select((contender, i) => new Standing(
                contender.Name,
                rounds.Select(round => round[i].Nanoseconds).Median(),
                rounds.Select(round => round[i].Bytes).Median(),
                rounds.Select(round => round[i].Nanoseconds / round[0].Nanoseconds).Median())),
        ];
    }
}
