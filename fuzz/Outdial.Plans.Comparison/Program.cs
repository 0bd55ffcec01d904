using System.Globalization;
using Outdial;
using Outdial.Plans.Comparison;

// dotnet run --project fuzz/Outdial.Plans.Comparison -c Release -- [millions] [seed]
//     millions: how many numbers are compared, 50 unless it is said.
const int ChunkSize = 10_000;
var millions = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 50;
var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : Environment.TickCount;
Console.WriteLine($"{millions} million numbers, seed {seed}");
var start = TimeProvider.System.GetTimestamp();
var all = (long)(millions * 1_000_000);
var numbers = new PlanNumbers(new Random(seed));

// Five digits behind every calling code are 21 million numbers; fewer where less was asked for.
var beginning = all >= 40_000_000 ? 5 : all >= 4_000_000 ? 4 : 3;
var (compared, assigned, otherwise) = (0L, 0L, 0L);
string? difference = null;
Parallel.ForEach(
    numbers.OfEveryStep()
        .Concat(PlanNumbers.AroundExamples())
        .Concat(numbers.OfEveryBeginning(beginning))
        .Concat(numbers.Any())
        .Chunk(ChunkSize)
        .Take((int)Math.Min((all + ChunkSize - 1) / ChunkSize, int.MaxValue)),
    (chunk, state) =>
    {
        foreach (var number in chunk)
        {
            if (PlanReference.Difference(number) is { } found)
            {
                difference = found;
                state.Stop();
                return;
            }
        }

        Interlocked.Add(ref compared, chunk.Length);
        Interlocked.Add(ref assigned, chunk.Count(NumberPlan.IsAssigned));

        // One of each chunk: what this costs is not what is measured here.
        Interlocked.Add(ref otherwise, PlanReference.IsReadAsWritten(chunk[0]) ? 0 : 1);
    });
if (difference is not null)
{
    Console.WriteLine(difference);
    return 1;
}

Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{compared:N0} numbers, {assigned:N0} of them assigned: the same verdicts. " +
    $"Of {compared / ChunkSize:N0} given as text, libphonenumber read {otherwise:N0} as other digits, or not at all. " +
    $"{TimeProvider.System.GetElapsedTime(start).TotalSeconds:0} s"));
return 0;
