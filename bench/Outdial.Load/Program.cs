using System.Globalization;
using Outdial.Load;

// dotnet run --project bench/Outdial.Load -c Release -- [calls]
//     calls: how many the sandbox takes altogether, 1,000,000 unless it is said.
// dotnet run --project bench/Outdial.Load -c Release -- client [calls]
//     calls: how many each way of calling places in a turn, 20,000 unless it is said.
// dotnet run --project bench/Outdial.Load -c Release -- list [numbers] [program]
//     numbers: how many lines the list has, 10,000,000 unless it is said. program: the command, artifacts/bin's unless
//     it is said; a native one starts faster.
// dotnet run --project bench/Outdial.Load -c Release -- fix [numbers] [program]
//     The same for a list that is fixed.
// dotnet run --project bench/Outdial.Load -c Release -- import [rows] [program]
//     Imports a list of so many rows, 1,000,000 unless it is said, beside its check.
if (args is ["serve", var what])
{
    await ServedProgram.RunAsync(what);
    return;
}

if (args is ["client", .. var rest])
{
    await ClientMeasurement.RunAsync(rest is [var each] ? int.Parse(each, CultureInfo.InvariantCulture) : 20_000);
    return;
}

if (args is ["list" or "fix", .. var more])
{
    var command = more is [_, var named] ? Path.GetFullPath(named) : ListMeasurement.Built();
    var numbers = more is [var lines, ..] ? int.Parse(lines, CultureInfo.InvariantCulture) : 10_000_000;
    await (args[0] == "fix"
        ? ListMeasurement.RunFixAsync(command, numbers)
        : ListMeasurement.RunAsync(command, numbers));
    return;
}

if (args is ["import", .. var import])
{
    await ImportMeasurement.RunAsync(
        import is [_, var named] ? Path.GetFullPath(named) : ListMeasurement.Built(),
        import is [var rows, ..] ? int.Parse(rows, CultureInfo.InvariantCulture) : 1_000_000);
    return;
}

var calls = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
await Measurement.RunAsync(calls);
