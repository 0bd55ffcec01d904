namespace Outdial.Plans;

/// <summary>The patterns of one calling code as one machine that follows all of them at once.</summary>
internal sealed class Nfa
{
    private const int AnyDigit = 0x3FF;

    private readonly List<(int Digits, int To)> _steps = [];
    private readonly List<int[]> _free = [];
    private readonly HashSet<int> _ends = [];

    /// <summary>Where the machine begins: before the first digit of every pattern.</summary>
    internal List<int> Starts { get; } = [];

    /// <summary>Adds a pattern.</summary>
    /// <param name="pattern">What to follow.</param>
    /// <param name="goesOn">Whether a number that begins with it will do.</param>
    /// <returns>The state that is reached when the pattern has been met.</returns>
    internal int Add(Pattern pattern, bool goesOn = false)
    {
        var start = New();
        Starts.Add(start);
        var end = Follow(pattern, start);
        _ends.Add(end);
        if (goesOn)
        {
            _steps[end] = (AnyDigit, end);
        }

        return end;
    }

    /// <summary>The states in which the machine is behind one more digit.</summary>
    internal IEnumerable<int> Next(IEnumerable<int> states, int digit) => states
        .Select(state => _steps[state])
        .Where(step => (step.Digits >> digit & 1) == 1)
        .Select(step => step.To);

    /// <summary>The states, and those that are reached from them without a digit; in order, and without those that only
    /// lead on.</summary>
    internal int[] Closure(IEnumerable<int> states)
    {
        var reached = new SortedSet<int>();
        var open = new Stack<int>(states);
        while (open.TryPop(out var state))
        {
            if (reached.Add(state))
            {
                foreach (var next in _free[state])
                {
                    open.Push(next);
                }
            }
        }

        return [.. reached.Where(state => _steps[state].Digits != 0 || _ends.Contains(state))];
    }

    private int Follow(Pattern pattern, int from)
    {
        switch (pattern)
        {
            case Pattern.Digit digit:
                var behind = New();
                _steps[from] = (digit.Set, behind);
                return behind;

            case Pattern.Sequence sequence:
                return sequence.Parts.Aggregate(from, (at, part) => Follow(part, at));

            case Pattern.Choice choice:
                var end = New();
                foreach (var branch in choice.Branches)
                {
                    Free(Follow(branch, Fresh(from)), end);
                }

                return end;

            default:
                var repeat = (Pattern.Repeat)pattern;
                var last = New();
                for (var i = 0; i < repeat.Most; i++)
                {
                    if (i >= repeat.Least)
                    {
                        Free(from, last);
                    }

                    from = Follow(repeat.Part, Fresh(from));
                }

                Free(from, last);
                return last;
        }
    }

    private int New()
    {
        _steps.Add((0, 0));
        _free.Add([]);
        return _steps.Count - 1;
    }

    // A state has one step with digits: whatever branches off has a state of its own.
    private int Fresh(int from)
    {
        var state = New();
        Free(from, state);
        return state;
    }

    private void Free(int from, int to) => _free[from] = [.. _free[from], to];
}
