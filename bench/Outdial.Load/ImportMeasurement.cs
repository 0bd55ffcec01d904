using System.Globalization;
using System.Text;

namespace Outdial.Load;

/// <summary>Measures the import of a list beside the check of the same file.</summary>
internal static class ImportMeasurement
{
    private const int Rounds = 3;

    /// <param name="program">The command; it is run as it is.</param>
    /// <param name="rows">How many rows the list has.</param>
    public static async Task RunAsync(string program, int rows)
    {
        var folder = Directory.CreateTempSubdirectory("outdial-bench-").FullName;
        try
        {
            await WriteAsync(Path.Combine(folder, "list.csv"), rows);
            var ratios = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                var (check, checkPeak) = await MeasuredProgram.RunAsync(
                    $"'{program}' check --numbers list.csv --column phone >findings", folder, "checked");
                var (import, importPeak) = await MeasuredProgram.RunAsync(
                    $"env HOME='{folder}' GENESYS_ACCESS_TOKEN=none GENESYS_REGION=us-east-1 '{program}' list import " +
                    $"list.csv --name n{round} --column phone --key-column id --contract platform " +
                    $"--ledger ledger{round}.db >findings",
                    folder,
                    $"{rows} row(s) imported");
                ratios.Add(import / check);
                Say($"check {check:0.00} s, {checkPeak} MiB");
                Say($"import {import:0.00} s, {importPeak} MiB; ratio {ratios[^1]:0.0}");
            }

            Say($"ratio, median of {Rounds}: {ratios.Order().ElementAt(Rounds / 2):0.0}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task WriteAsync(string path, int rows)
    {
        await using var to = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        await to.WriteAsync("id,phone\n");
        for (var i = 0; i < rows; i++)
        {
            await to.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{i},+1202{2_000_000 + i:0000000}\n"));
        }
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
