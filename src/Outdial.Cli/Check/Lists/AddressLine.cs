using System.Text;

namespace Outdial.Cli;

/// <summary>A line of a file of addresses with which something is wrong.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">Its text, without its end; of one that is too long, the beginning.</param>
/// <param name="Findings">What is wrong with it.</param>
internal sealed record AddressLine(long Number, string Text, IReadOnlyList<PayloadFinding> Findings)
{
    /// <summary>The findings with their place in a list.</summary>
    /// <param name="list">The list's name.</param>
    internal IEnumerable<CheckFinding> In(string list)
    {
        var text = Encoding.UTF8.GetBytes(Text);
        return Findings.Select(finding => new CheckFinding(list, text, finding, Number, IsLine: true));
    }
}
