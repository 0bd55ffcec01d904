using System.Diagnostics;
using System.Globalization;

namespace Outdial.Compare;

/// <summary>A file of numbers through the real command, against reading it line by line.</summary>
internal static class ListRows
{
    private const int Rounds = 3;

    private const double MostMegabytes = 150;

    public static void AddTo(Results results, Length length, Peers peers)
    {
        var list = Path.Combine(Places.Work, "list.txt");
        Write(length.Lines, list);

        try
        {
            Measure(results, length, peers.NativeCommand ?? Places.Built("Outdial.Cli", "outdial"), list);
        }
        finally
        {
            File.Delete(list);
            File.Delete($"{list}.verdicts");
        }
    }

    // Of people who are to be called: a thousandth is in no assigned range.
    private static void Write(int lines, string list)
    {
        using var to = new StreamWriter(list);
        var (written, waiting) = (0, "");
        foreach (var number in Numbers.Endless())
        {
            if (E164Number.Parse(number).Type == NumberType.Unassigned)
            {
                waiting = number;
                continue;
            }

            to.Write(++written % 1_000 == 0 && waiting.Length > 0 ? waiting : number);
            to.Write('\n');
            if (written == lines)
            {
                return;
            }
        }
    }

    private static void Measure(Results results, Length length, string command, string list)
    {
        // Verdicts are a line for each number; a command that has no such format says something of each bad one.
        var format = Commands.Run(command, "check", "--help").Output.Contains("verdicts", StringComparison.Ordinal)
            ? "verdicts"
            : "github";
        var (ratios, bare, ours, peak) = (new List<double>(), new List<double>(), new List<double>(), 0.0);
        for (var round = 0; round < Math.Min(Rounds, length.Rounds); round++)
        {
            bare.Add(ReadLines(list));
            var (seconds, megabytes) = Check(command, list, format);
            ours.Add(seconds);
            ratios.Add(seconds / bare[^1]);
            peak = Math.Max(peak, megabytes);
        }

        var work = string.Create(
            CultureInfo.InvariantCulture,
            $"{length.Lines:N0} numbers from a file, a thousandth unassigned, policy assigned, {format} written");
        var (taken, read) = (Words.Time(ours.Median() * 1e9), Words.Time(bare.Median() * 1e9));
        results.Add(
            Row.Within(work, taken, "`StreamReader.ReadLine`", read, ratios.Median(), 2),
            new Row(
                work,
                $"{Words.Of(peak)} MB resident",
                "a bound",
                "",
                "",
                $"under {Words.Of(MostMegabytes)} MB",
                peak is > 0 and < MostMegabytes));
    }

    private static double ReadLines(string path)
    {
        var began = Clock.Now;
        using var reader = new StreamReader(path);
        while (reader.ReadLine() is not null)
        {
        }

        return Clock.Since(began).TotalSeconds;
    }

    private static (double Seconds, double Megabytes) Check(string command, string list, string format)
    {
        // To take a file's length away takes time too, and is none of the work.
        File.Delete($"{list}.verdicts");
        var began = Clock.Now;
        using var process = Process.Start(new ProcessStartInfo("/bin/sh")
        {
            ArgumentList =
            {
                "-c", "exec \"$@\" >\"$0\" 2>/dev/null", $"{list}.verdicts",
                command, "check", "--numbers", list, "--policy", "assigned", "--format", format, "--exit-zero",
            },
        })!;
        var peak = 0.0;
        do
        {
            peak = Math.Max(peak, Peak(process.Id));
        }
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(5)));

        return process.ExitCode == 0
            ? (Clock.Since(began).TotalSeconds, peak)
            : throw new InvalidOperationException($"check ended with {process.ExitCode}.");
    }

    // What the process had at most; it ends, and its entry with it, whenever it likes.
    private static double Peak(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status")
                .FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line[6..^3], CultureInfo.InvariantCulture) * 1024 / 1e6;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
