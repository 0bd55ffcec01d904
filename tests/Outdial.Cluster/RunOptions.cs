namespace Outdial.Cluster;

/// <summary>The options of a run: <c>--nodes 3</c>, <c>--for 7-9</c>.</summary>
internal sealed class RunOptions
{
    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);

    internal RunOptions(ReadOnlySpan<string> words)
    {
        for (var index = 0; index < words.Length; index += 2)
        {
            if (!words[index].StartsWith("--", StringComparison.Ordinal) || index + 1 == words.Length)
            {
                throw new FormatException($"'{words[index]}' is not an option with a value.");
            }

            _given.Add(words[index], words[index + 1]);
        }
    }

    internal int Number(string name, int otherwise) => (int)Amount(name, otherwise);

    internal double Amount(string name, double otherwise) =>
        _given.TryGetValue(name, out var text) ? Numbers.Read(text) : otherwise;

    /// <summary>A range of seconds, such as 1-3.</summary>
    internal (TimeSpan Least, TimeSpan Most) Range(string name, string otherwise)
    {
        var ends = _given.GetValueOrDefault(name, otherwise).Split('-');
        return (TimeSpan.FromSeconds(Numbers.Read(ends[0])), TimeSpan.FromSeconds(Numbers.Read(ends[^1])));
    }
}
