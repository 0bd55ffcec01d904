using System.Globalization;
using Outdial.Load;

// dotnet run --project bench/Outdial.Load -c Release -- [calls]
//     calls: how many the sandbox takes altogether, 1,000,000 unless it is said.
if (args is ["serve", var what])
{
    await ServedProgram.RunAsync(what);
    return;
}

var calls = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
await Measurement.RunAsync(calls);
