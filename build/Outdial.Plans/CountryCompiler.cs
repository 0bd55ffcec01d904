namespace Outdial.Plans;

/// <summary>Makes the part of the automaton that is behind one calling code: the subset construction over all patterns
/// at once.</summary>
internal sealed class CountryCompiler(CountryPlan country, int codeLength, NodeStore nodes, VerdictCodes codes)
{
    // The same patterns half met behind the same number of digits: the same from there on.
    private readonly Dictionary<string, Node> _made = new(StringComparer.Ordinal);

    internal Node Compile(int[] states, int length = 0)
    {
        var key = $"{length}:{string.Join(' ', states)}";
        if (_made.TryGetValue(key, out var made))
        {
            return made;
        }

        var machine = country.Machine;
        var (possible, type, region) = country.Of(states, length);
        var verdict = codes.Of(possible, type, region);
        Node[] next = length + codeLength == CountryPlan.MostDigits
            ? []
            : [.. Enumerable.Range(0, 10).Select(digit =>
                Compile(machine.Closure(machine.Next(states, digit)), length + 1))];
        return _made[key] = nodes.Make(verdict, next);
    }
}
