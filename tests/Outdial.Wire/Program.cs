using System.Globalization;
using Outdial.Wire;

// dotnet run --project tests/Outdial.Wire -c Release -- faults [every]
// dotnet run --project tests/Outdial.Wire -c Release -- races [races] [seed]
int Number(int index, int otherwise) =>
    args.Length > index ? int.Parse(args[index], CultureInfo.InvariantCulture) : otherwise;

var began = TimeProvider.System.GetTimestamp();
WireResult result;
switch (args)
{
    case ["faults", ..]:
        result = await FaultRun.RunAsync("faults", WireFaults.Some(Number(1, 1)));
        break;
    case ["races", ..]:
        result = await RaceRun.RunAsync(Number(1, 24_000), Number(2, 1));
        break;
    default:
        await Console.Error.WriteLineAsync("faults [every], or races [races] [seed]");
        return 2;
}

Console.WriteLine(result);
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture, $"{TimeProvider.System.GetElapsedTime(began).TotalSeconds:0} s"));
return result.IsKept ? 0 : 1;
