using System.Globalization;

namespace Outdial.Compare;

/// <summary>A check of one body from the start of the process to its end.</summary>
internal static class StartRows
{
    public static void AddTo(Results results, Inputs inputs, Peers peers)
    {
        if (peers.PythonProgram is not { } python)
        {
            return;
        }

        var body = Path.Combine(Places.Work, "body.json");
        File.WriteAllText(body, inputs.Bodies[0]);
        string Check(string command) => $"{command}\tcheck\t{body}\t--contract\tguide";
        string[] commands =
        [
            $"{python}\t-c\tpass",
            Check(Places.Built("Outdial.Cli", "outdial")),
            .. peers.NativeCommand is { } native ? [Check(native)] : Array.Empty<string>(),
        ];
        var rounds = inputs.Length.Starts.ToString(CultureInfo.InvariantCulture);
        var (code, output) = Commands.Run(python, [Peers.Peer("start.py"), rounds, .. commands]);
        if (code != 0)
        {
            throw new InvalidOperationException("A program could not be started: it, or start.py, failed.");
        }

        double[] times =
        [
            .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => double.Parse(line, CultureInfo.InvariantCulture)),
        ];
        if (times is [_, _, var compiled])
        {
            results.Add(Start("native", compiled, 5));
        }

        results.Add(Start("portable", times[1], 0));

        Row Start(string kind, double time, double aim) => new(
            $"start-up of `outdial check` on one body, {kind}",
            Words.Time(time),
            $"`{python} -c pass`",
            Words.Time(times[0]),
            Words.Speed(times[0] / time),
            aim > 0 ? $"{Words.Of(aim)} times" : "none",
            aim > 0 ? times[0] / time >= aim : null);
    }
}
