using System.Runtime.InteropServices;

namespace Outdial.Plans;

/// <summary>Makes every node once: two states that say the same of whatever follows are one. Because nodes are made
/// from the last digit to the first, what comes out is the smallest automaton.</summary>
internal sealed class NodeStore
{
    private readonly Dictionary<string, Node> _nodes = new(StringComparer.Ordinal);

    internal Node Make(ushort verdict, Node[] next)
    {
        var byRest = ByRest(verdict, next);
        var key = byRest is not null
            ? $"rest {string.Join(' ', byRest)}"
            : $"{verdict} {string.Join(' ', next.Select(node => node.Id))}";
        ref var node = ref CollectionsMarshal.GetValueRefOrAddDefault(_nodes, key, out _);
        return node ??= new(_nodes.Count, verdict, next, byRest);
    }

    private static ushort[]? ByRest(ushort verdict, Node[] next)
    {
        var byRest = new ushort[CountryPlan.MostDigits + 1];
        byRest[0] = verdict;
        if (next.Length > 0)
        {
            if (next[0].ByRest is not { } shared || next.Any(node => node != next[0]))
            {
                return null;
            }

            shared[..^1].CopyTo(byRest, 1);
        }

        return byRest;
    }
}
