using System.Globalization;
using Outdial.Crash;
using Outdial.Ledger;

// dotnet run --project tests/Outdial.Crash -c Release -- kill [kills] [keys] [seed]
// dotnet run --project tests/Outdial.Crash -c Release -- share [keys]
int Number(int index, int otherwise) =>
    args.Length > index ? int.Parse(args[index], CultureInfo.InvariantCulture) : otherwise;

switch (args)
{
    case ["place", var ledger, var url, var token, var keys]:
        await Placer.RunAsync(ledger, url, token, int.Parse(keys, CultureInfo.InvariantCulture));
        return 0;
    case ["touch", var ledger]:
        CallLedger.Open(ledger).Dispose();
        return 0;
    case ["kill", ..]:
        var killed = await KillRun.RunAsync(Number(1, 200), Number(2, 2_000), Number(3, 1));
        Console.WriteLine(killed);
        return killed.IsKept ? 0 : 1;
    case ["share", ..]:
        var shared = await ShareRun.RunAsync(Number(1, 500));
        Console.WriteLine(shared);
        return shared.IsKept ? 0 : 1;
    default:
        await Console.Error.WriteLineAsync("kill [kills] [keys] [seed], or share [keys]");
        return 2;
}
