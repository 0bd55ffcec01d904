using System.Globalization;

namespace Outdial.Wire;

/// <summary>What came of a run: the promise is that no body is sent again after the service may have acted, and that
/// no outcome says more than is known.</summary>
/// <param name="What">What was done.</param>
/// <param name="Cases">How many cases.</param>
/// <param name="Bodies">How many bodies came whole.</param>
/// <param name="Outcomes">How many cases had each outcome.</param>
/// <param name="Broken">What broke the promise.</param>
internal sealed record WireResult(
    string What, int Cases, int Bodies, IReadOnlyDictionary<string, int> Outcomes, IReadOnlyList<string> Broken)
{
    internal bool IsKept => Broken.Count == 0;

    public override string ToString()
    {
        var outcomes = string.Join(
            ", ", Outcomes.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Value} {one.Key}"));
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"{What}: {Cases} cases, {Bodies} bodies received, {Broken.Count} broken; {outcomes}. ");
        return string.Join('\n', [head + (IsKept ? "Kept." : "BROKEN."), .. Broken.Take(50)]);
    }
}
