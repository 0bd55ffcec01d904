using System.Globalization;
using Outdial.Crash;
using Outdial.Ledger;

// dotnet run --project tests/Outdial.Crash -c Release -- kill [kills] [keys] [seed]
//                                                        share [keys]
//                                                        corrupt [variants] [seed]
//                                                        pause [pauses] [keys] [seed]
//                                                        clock [keys]
//                                                        names [keys]
//                                                        week [rows]
//                                                        list-kill [kills] [rows] [seed]
int Number(int index, int otherwise) =>
    args.Length > index ? int.Parse(args[index], CultureInfo.InvariantCulture) : otherwise;

TimeSpan Seconds(string text) => TimeSpan.FromSeconds(double.Parse(text, CultureInfo.InvariantCulture));

switch (args)
{
    case ["place", var ledger, var url, var token, var keys, var ahead, var limit]:
        await Placer.RunAsync(
            ledger, url, token, int.Parse(keys, CultureInfo.InvariantCulture), new ShiftedTime(Seconds(ahead)),
            Seconds(limit));
        return 0;
    case ["list", var ledger, var url, var token]:
        await ListPlacer.RunAsync(ledger, url, token);
        return 0;
    case ["touch", var ledger]:
        CallLedger.Open(ledger).Dispose();
        return 0;
    case ["kill", ..]:
        return Say(await KillRun.RunAsync(Number(1, 200), Number(2, 2_000), Number(3, 1)));
    case ["share", ..]:
        return Say(await ShareRun.RunAsync(Number(1, 500)));
    case ["corrupt", ..]:
        var corrupt = await CorruptRun.RunAsync(Number(1, 300), Number(2, 1));
        Console.WriteLine(corrupt);
        return corrupt.IsKept ? 0 : 1;
    case ["pause", ..]:
        return Say(await PauseRun.RunAsync(Number(1, 100), Number(2, 2_000), Number(3, 1)));
    case ["clock", ..]:
        return Say(await ClockRun.RunAsync(Number(1, 500)));
    case ["names", ..]:
        return (await NamesRun.RunAsync(Number(1, 200))).Max(Say);
    case ["week", ..]:
        var week = await WeekRun.RunAsync(Number(1, 10_000));
        Console.WriteLine(week);
        return week.IsKept ? 0 : 1;
    case ["list-kill", ..]:
        return Say(await ListKillRun.RunAsync(Number(1, 200), Number(2, 2_000), Number(3, 1)));
    default:
        await Console.Error.WriteLineAsync(
            "kill [kills] [keys] [seed], share [keys], corrupt [variants] [seed], pause [pauses] [keys] [seed], " +
            "clock [keys], names [keys], week [rows], or list-kill [kills] [rows] [seed]");
        return 2;
}

static int Say(CrashResult result)
{
    Console.WriteLine(result);
    return result.IsKept ? 0 : 1;
}
