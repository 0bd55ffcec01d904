using System.Globalization;
using System.Text;

namespace Outdial.Load;

/// <summary>Measures the command on a list of numbers beside reading the same file line by line.</summary>
internal static class ListMeasurement
{
    private const int Rounds = 5;

    // Plans of many kinds: one calling code and several regions, long and short, mobile and not.
    private static readonly string[] Ranges =
    [
        "+1202555####", "+1416555####", "+4420794#####", "+44740012####", "+491511234####", "+33612######",
        "+34612######", "+393123######", "+81901234####", "+8613123######", "+919812######", "+5511961######",
        "+61412######", "+27711######", "+48512######", "+31612######", "+46701######", "+41781######",
    ];

    /// <param name="program">The command; it is run as it is.</param>
    /// <param name="numbers">How many lines the list has.</param>
    public static async Task RunAsync(string program, int numbers)
    {
        var folder = Directory.CreateTempSubdirectory("outdial-bench-");
        try
        {
            await MeasureAsync(program, "", numbers, folder.FullName, "verdicts", "text");
            await MeasureAsync(program, " --column phone", numbers, folder.FullName, "verdicts");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Measures the fixing of a list beside writing each of its lines again.</summary>
    /// <param name="program">The command; it is run as it is.</param>
    /// <param name="numbers">How many lines the list has.</param>
    public static async Task RunFixAsync(string program, int numbers)
    {
        var folder = Directory.CreateTempSubdirectory("outdial-bench-");
        try
        {
            foreach (var more in new[] { "", " --column phone", " --dedupe --statistics" })
            {
                await MeasureFixAsync(program, more, numbers, folder.FullName);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <param name="program">The command.</param>
    /// <param name="column">Which column; empty if an address stands on each line.</param>
    /// <param name="numbers">How many.</param>
    /// <param name="folder">Where the files go.</param>
    /// <param name="formats">In which formats.</param>
    private static async Task MeasureAsync(
        string program, string column, int numbers, string folder, params string[] formats)
    {
        var list = Path.Combine(folder, "numbers");
        await WriteAsync(list, numbers, isTable: column.Length > 0);
        Say($"{numbers:N0} numbers, {new FileInfo(list).Length >> 20} MiB, {Environment.ProcessorCount} processors");
        foreach (var format in formats)
        {
            var ratios = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                var bare = ReadLines(list);
                var (seconds, peak) = await CheckAsync(
                    program, $"'{list}'{column} --policy assigned --format {format}", folder);
                ratios.Add(seconds / bare);
                var figures = (FormattableString)$"ReadLine {bare:0.00} s, outdial {seconds:0.00} s, {ratios[^1]:0.00}";
                Say($"{format}{column}: {figures.ToString(CultureInfo.InvariantCulture)}, {peak} MiB");
            }

            Say($"{format}{column}: ratio, median of {Rounds}: {ratios.Order().ElementAt(Rounds / 2):0.00}");
        }
    }

    // Beside reading the file line by line and writing every line again.
    private static async Task MeasureFixAsync(string program, string more, int numbers, string folder)
    {
        var list = Path.Combine(folder, "numbers");
        await WriteAsync(list, numbers, isTable: more.Contains("column", StringComparison.Ordinal));
        var ratios = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var bare = CopyLines(list, Path.Combine(folder, "fixed"));
            var (seconds, peak) = await CheckAsync(program, $"'{list}'{more} --fix -o fixed", folder);
            ratios.Add(seconds / bare);
            var figures = (FormattableString)$"copy {bare:0.00} s, outdial {seconds:0.00} s, {ratios[^1]:0.00}";
            Say($"fix{more}: {figures.ToString(CultureInfo.InvariantCulture)}, {peak} MiB");
        }

        Say($"fix{more}: ratio, median of {Rounds}: {ratios.Order().ElementAt(Rounds / 2):0.00}");
    }

    /// <summary>The command as it was built with this program.</summary>
    internal static string Built()
    {
        // artifacts/bin/Outdial.Load/release/ beside artifacts/bin/Outdial.Cli/release/.
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(here.Parent!.Parent!.FullName, "Outdial.Cli", here.Name, "outdial");
    }

    private static async Task WriteAsync(string path, int numbers, bool isTable)
    {
        await using var to = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        await to.WriteAsync(isTable ? "name,phone,note\n" : "");
        for (var i = 0; i < numbers; i++)
        {
            // A thousandth has a fault, as lists have.
            var digits = (i * 7919L).ToString("000000", CultureInfo.InvariantCulture)[^6..];
            var range = Ranges[i % Ranges.Length];
            var number = $"{range.TrimEnd('#')}{digits[..range.Count(c => c == '#')]}";
            to.Write(isTable ? "\"Doe, Jane\"," : "");
            to.Write(i % 1_000 == 999 ? number.Insert(2, " ") : number);
            to.Write(isTable ? ",call after noon\n" : "\n");
        }
    }

    private static double ReadLines(string path)
    {
        var start = TimeProvider.System.GetTimestamp();
        using var reader = new StreamReader(path);
        while (reader.ReadLine() is not null)
        {
        }

        return TimeProvider.System.GetElapsedTime(start).TotalSeconds;
    }

    private static double CopyLines(string from, string to)
    {
        var start = TimeProvider.System.GetTimestamp();
        using (var reader = new StreamReader(from))
        using (var writer = new StreamWriter(to))
        {
            while (reader.ReadLine() is { } line)
            {
                writer.WriteLine(line);
            }
        }

        return TimeProvider.System.GetElapsedTime(start).TotalSeconds;
    }

    private static Task<(double Seconds, long PeakMebibytes)> CheckAsync(string program, string list, string folder)
    {
        File.Delete(Path.Combine(folder, "verdicts")); // to empty it is not measured
        return MeasuredProgram.RunAsync(
            $"'{program}' check --numbers {list} --exit-zero >verdicts", folder, "checked");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
