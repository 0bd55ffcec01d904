using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Outdial.Compare;

/// <summary>What a run found out, and bench/RESULTS.md.</summary>
/// <param name="length">How long it measured.</param>
/// <param name="peers">Who was there.</param>
internal sealed class Results(Length length, Peers peers)
{
    private const int MostShown = 8;

    private readonly List<Row> _rows = [];
    private readonly List<Agreement> _agreements = [];

    public void Add(params IEnumerable<Row> rows)
    {
        foreach (var row in rows)
        {
            _rows.Add(row);
            Console.WriteLine(
                $"{row.Work} | {row.Outdial} | {row.Against}: {row.Peer} | {row.Ratio} (aim: {row.Aim}" +
                $"{(row.IsReached is false ? "; not reached" : "")})");
        }
    }

    public void Add(Agreement agreement)
    {
        _agreements.Add(agreement);
        Console.WriteLine($"{agreement.Peer}, {agreement.Inputs}: {agreement.Differences.Length} verdicts differ");
    }

    public string Text()
    {
        var text = new StringBuilder("# Outdial and its peers\n\n");
        text.Append("Written by `dotnet run --project bench/Outdial.Compare -c Release`; do not edit. ");
        text.Append("All work on the same inputs, in turns, in one run; a ratio is the median of the rounds'. ");
        text.Append("What one thread does is timed by the processor, so that other programs do not count.\n");
        text.Append("What limits what is not reached: [docs/performance.md](../docs/performance.md).\n\n");
        var today = TimeProvider.System.GetUtcNow();
        text.Append(
            CultureInfo.InvariantCulture, $"A {length.Name} run of {today:yyyy-MM-dd} on {Machine()}.\n");
        foreach (var missing in peers.Missing)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n**Missing:** {missing}.\n");
        }

        text.Append("\n| work | Outdial | against | | ratio | aim | |\n|---|---|---|---|---|---|---|\n");
        foreach (var row in _rows)
        {
            string[] cells =
            [
                row.Work, row.Outdial, row.Against, row.Peer, row.Ratio, row.Aim,
                row.IsReached switch { true => "reached", false => "**not reached**", null => "" },
            ];
            text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        }

        text.Append("\n## Verdicts\n\n");
        foreach (var agreement in _agreements)
        {
            Append(text, agreement);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Agreement agreement)
    {
        var count = agreement.Differences.Length;
        text.Append(CultureInfo.InvariantCulture, $"- {agreement.Peer}, {agreement.Inputs}: ");
        if (count == 0)
        {
            text.Append("the same verdict on every one.\n");
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"{count} differ. {agreement.Why}\n");
        foreach (var difference in agreement.Differences.Take(MostShown))
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {difference}\n");
        }

        if (count > MostShown)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - and {count - MostShown} more\n");
        }
    }

    private string Machine()
    {
        var processor = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo")
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[^1]
            : null;
        return $"{Environment.ProcessorCount} cores of {processor ?? "an unnamed processor"}, " +
            $"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, " +
            $"node {peers.Node ?? "missing"}, Python's phonenumbers {peers.PhoneNumbers ?? "missing"}";
    }
}
