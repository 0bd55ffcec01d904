using System.Globalization;

namespace Outdial.Cluster;

/// <summary>What came of a run: what was done and measured, and whether each promise held.</summary>
internal sealed class Verdict(string what)
{
    private readonly List<string> _said = [];

    internal bool Holds { get; private set; } = true;

    /// <summary>Says a figure, and whether it is as it must be.</summary>
    internal Verdict Say(FormattableString figure, bool holds = true)
    {
        Holds &= holds;
        _said.Add(figure.ToString(CultureInfo.InvariantCulture) + (holds ? "" : " (!)"));
        return this;
    }

    public override string ToString() => $"{what}: {string.Join("; ", _said)}. {(Holds ? "Kept." : "BROKEN.")}";
}
